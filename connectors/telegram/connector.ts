import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "telegram",
  name: "Telegram Bot",
  aliases: ["telegram", "bot", "botfather", "chat", "messages"],
  category: "communication",
  docs: "https://core.telegram.org/bots/api",
  tile: { initials: "Tg", hue: 200 },
  schemes: [
    scheme({
      id: "botToken",
      type: "apiKey",
      title: "Bot token",
      recommended: true,
      fields: {
        botToken: secret({
          label: "Bot token",
          help: "A number, a colon and 35 characters, as BotFather gives it.",
          example: "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0",
          pattern: "^\\d{5,15}:[A-Za-z0-9_-]{30,60}$",
          message: "A bot token is a number, a colon and about 35 characters, without “bot” in front.",
          paste: [
            { kind: "strip", pattern: "^https://api\\.telegram\\.org/bot" },
            { kind: "strip", pattern: "^bot(?=\\d)" },
          ],
        }),
      },
      origins: ["https://api.telegram.org"],
      baseUrl: "https://api.telegram.org/bot{botToken}",
      // Telegram wants the token in the path of each request and nowhere else.
      authenticate: {},
      probe: {
        url: "https://api.telegram.org/bot{botToken}/getMe",
        identity: "/result/id",
        label: ["@{/result/username}", "/result/first_name"],
      },
      judge: [
        { status: 404, at: "/ok", is: false, then: { outcome: "rejected", reason: "invalid_credentials" } },
        { status: 200, at: "/ok", is: false, then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      says: ["/description"],
      guide,
    }),
  ],
});
