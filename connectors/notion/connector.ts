import { choice, defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "token",
  type: "bearer",
  title: "Internal integration token",
  recommended: true,
  fields: {
    token: secret({
      label: "Integration token",
      help: "Belongs to one workspace and sees only what was shared with the integration.",
      example: "ntn_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH",
      pattern: "^(ntn_|secret_)[A-Za-z0-9]{40,}$",
      message: "A token begins with ntn_ or, if it is older, with secret_. Copy all of it.",
      paste: [{ kind: "strip", pattern: "^Bearer\\s+" }],
    }),
    version: choice({
      label: "API version",
      help: "Sent as Notion-Version with every request. Take the one that your flows were written for.",
      default: "2022-06-28",
      choices: [
        { value: "2022-06-28", label: "2022-06-28", help: "One data source per database." },
        { value: "2025-09-03", label: "2025-09-03", help: "Several data sources per database." },
      ],
      advanced: true,
    }),
  },
  origins: ["https://api.notion.com"],
  baseUrl: "https://api.notion.com/v1",
  authenticate: { header: { authorization: "Bearer {token}", "notion-version": "{version}" } },
  probe: {
    url: "https://api.notion.com/v1/users/me",
    identity: "/id",
    label: ["{/name} in {/bot/workspace_name}", "/name", "/id"],
  },
  judge: [
    {
      status: 200,
      absent: "/bot",
      then: {
        outcome: "inconclusive",
        reason: "unexpected_response",
        hint: "The answer speaks of no integration.",
      },
    },
  ],
  guide,
});

export default defineConnector({
  id: "notion",
  name: "Notion",
  aliases: ["wiki", "docs", "pages", "databases"],
  category: "productivity",
  docs: "https://developers.notion.com/docs/authorization",
  tile: { initials: "No", hue: 30 },
  popular: true,
  schemes: [byKey, oauth(byKey)],
});
