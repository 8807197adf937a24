import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "Anybody with a Telegram account can make a bot.",
  steps: [
    {
      text: "Open a chat with **@BotFather** in Telegram. For a new bot send `/newbot` and answer its questions; for one that exists send `/token`.",
      url: "https://t.me/botfather",
    },
    {
      text: "Copy the token from its answer and paste it as **Bot token**.",
      fills: ["botToken"],
      url: "https://core.telegram.org/bots/features#botfather",
    },
  ],
  notes: [
    "Whoever has the token is the bot. `/revoke` at BotFather gives it another one and ends this one at once.",
    "The token is part of the address of each request, so it also stands in the logs of whatever calls Telegram.",
  ],
};
