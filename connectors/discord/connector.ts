import { defineConnector, scheme, secret, text } from "../kit";
import { botGuide, webhookGuide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "bot",
  type: "apiKey",
  title: "Bot token",
  when: "For everything that a bot may do in the servers it was invited to.",
  recommended: true,
  fields: {
    botToken: secret({
      label: "Bot token",
      help: "From the page Bot of your application. Client secret and public key are something else.",
      example: "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.0123456789abcdefghijklmnopqrstuvwx",
      pattern: "^[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{25,}$",
      message: "A bot token has three parts with dots between them.",
      paste: [{ kind: "strip", pattern: "^Bot\\s+" }],
    }),
  },
  origins: ["https://discord.com"],
  baseUrl: "https://discord.com/api/v10",
  authenticate: { header: { authorization: "Bot {botToken}" } },
  probe: {
    url: "https://discord.com/api/v10/users/@me",
    // Discord turns away clients that do not name themselves in this form.
    headers: { "user-agent": "DiscordBot (https://discord.com/developers, 10)" },
    identity: "/id",
    label: ["/username", "/id"],
  },
  judge: [{ status: 200, absent: "/id", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
  guide: botGuide,
});

export default defineConnector({
  id: "discord",
  name: "Discord",
  aliases: ["chat", "bot", "server", "guild", "webhook"],
  category: "communication",
  docs: "https://discord.com/developers/docs/reference#authentication",
  tile: { initials: "Di", hue: 235 },
  popular: true,
  schemes: [
    byKey,
    oauth(byKey),
    scheme({
      id: "webhook",
      type: "apiKey",
      title: "Webhook of a channel",
      when: "Only to post into one channel.",
      fields: {
        webhookId: text({
          label: "Webhook ID",
          help: "The number in the address of the webhook. Paste the whole address and the rest is cut off.",
          example: "1234567890123456789",
          pattern: "^\\d{15,25}$",
          message: "An ID is a long number.",
          paste: [
            { kind: "strip", pattern: "^https?://[^/]+/api/(v\\d+/)?webhooks/" },
            { kind: "strip", pattern: "[/?#].*$" },
          ],
        }),
        webhookToken: secret({
          label: "Webhook token",
          help: "What follows the ID in the address. Paste the whole address here, too, if you like.",
          example: "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz0123",
          pattern: "^[A-Za-z0-9_-]{40,}$",
          message: "A webhook's token is long and holds only letters, digits, - and _.",
          paste: [
            { kind: "strip", pattern: "^https?://[^/]+/api/(v\\d+/)?webhooks/\\d+/" },
            { kind: "strip", pattern: "[/?#].*$" },
          ],
        }),
      },
      origins: ["https://discord.com"],
      baseUrl: "https://discord.com/api/webhooks/{webhookId}/{webhookToken}",
      // The address itself is what lets in.
      authenticate: {},
      probe: {
        url: "https://discord.com/api/webhooks/{webhookId}/{webhookToken}",
        headers: { "user-agent": "DiscordBot (https://discord.com/developers, 10)" },
        identity: "/id",
        label: ["Webhook {/name}", "Webhook {/id}"],
      },
      judge: [
        {
          status: 404,
          at: "/code",
          is: 10015,
          then: { outcome: "rejected", reason: "revoked", hint: "The webhook was deleted." },
        },
        {
          status: 404,
          then: { outcome: "rejected", reason: "misconfigured", field: "webhookId", hint: "There is no such webhook." },
        },
        { status: 200, absent: "/id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide: webhookGuide,
    }),
  ],
});
