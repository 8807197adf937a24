import { oauthLike } from "../families/oauth-app";
import { all, little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("identify", "See who signed in"),
  little("email", "See the e-mail address"),
  little("guilds", "See the servers that the person is in"),
  little("guilds.members.read", "See the person's own roles there"),
  much("connections", "See linked accounts of other services"),
  all("guilds.join", "Let a bot add the person to a server"),
];
const presets = [
  { title: "Who signed in, and their servers", scopes: ["identify", "guilds"] },
  { title: "Only who signed in", scopes: ["identify"] },
];

export const oauth = (bot: HttpScheme): HttpScheme =>
  oauthLike(bot, {
    when: "In a person's name: who they are and which servers they are in. It sends no messages.",
    scopes,
    presets,
    oauth2: {
      endpoints: {
        authorize: "https://discord.com/oauth2/authorize",
        token: "https://discord.com/api/oauth2/token",
        revoke: "https://discord.com/api/oauth2/token/revoke",
      },
      token: { life: 604_800 },
      refresh: { rotation: "sometimes" },
    },
    guide: oauthGuide,
  });
