import { bearerPaste } from "../families/key";
import { address } from "../families/own-server";
import { defineConnector, scheme, secret } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "mattermost",
  name: "Mattermost",
  aliases: ["chat", "team messaging", "bot"],
  category: "communication",
  docs: "https://developers.mattermost.com/integrate/reference/personal-access-token/",
  tile: { initials: "Mm", hue: 222 },
  schemes: [
    scheme({
      id: "accessToken",
      type: "bearer",
      title: "Access token",
      recommended: true,
      fields: {
        baseUrl: address({
          label: "Server address",
          help: "Where Mattermost is opened in a browser, without the team.",
          example: "https://chat.acme.example",
          paste: [{ kind: "strip", pattern: "/api/v4.*$" }],
        }),
        accessToken: secret({
          label: "Access token",
          help: "Of a bot or of a user. Its ID, which stands beside it, is something else.",
          example: "abcdefghijklmnopqrstuvwxyz",
          pattern: "^[a-z0-9]{26}$",
          message: "An access token has 26 small letters and digits.",
          paste: bearerPaste,
        }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/api/v4",
      ca: "ca",
      authenticate: { header: { authorization: "Bearer {accessToken}" } },
      probe: {
        url: "{+baseUrl}/api/v4/users/me",
        identity: "{/id} at {baseUrl}",
        label: ["@{/username} at {baseUrl}", "{/id} at {baseUrl}"],
      },
      judge: [
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no Mattermost at this address. Leave the name of the team out.",
          },
        },
      ],
      guide,
    }),
  ],
});
