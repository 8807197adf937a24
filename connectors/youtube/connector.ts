import { account } from "../families/key";
import { refusedByPage } from "../families/page";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "apiKey",
  type: "apiKey",
  title: "API key",
  recommended: true,
  fields: {
    apiKey: secret({
      label: "API key",
      help: "Reads what is public. It sees no private videos and uploads nothing.",
      example: "AIzaSyA0123456789abcdefghijklmnopqrstuv",
      pattern: "^[A-Za-z0-9_.-]{30,}$",
      message: "An API key has about 39 letters, digits, - and _. Most begin with AIza.",
    }),
    account,
  },
  origins: ["https://www.googleapis.com"],
  baseUrl: "https://www.googleapis.com/youtube/v3",
  authenticate: { query: { key: "{apiKey}" } },
  // A list of languages is among the cheapest requests: one unit of the day's quota.
  probe: {
    url: "https://www.googleapis.com/youtube/v3/i18nLanguages?part=snippet&fields=kind,etag",
    identity: ["{account} at www.googleapis.com", "www.googleapis.com"],
    label: ["{account}", "www.googleapis.com"],
  },
  judge: [
    refusedByPage,
    {
      status: 400,
      text: "API_KEY_INVALID|API key not valid|keyInvalid|API key expired",
      then: { outcome: "rejected", reason: "invalid_credentials" },
    },
    {
      status: 403,
      text: "rateLimitExceeded|quotaExceeded|dailyLimitExceeded",
      then: {
        outcome: "inconclusive",
        reason: "rate_limited",
        hint: "The quota of the project is used up. It starts again at midnight, Pacific time.",
      },
    },
    {
      status: 403,
      text: "accessNotConfigured|SERVICE_DISABLED",
      then: {
        outcome: "limited",
        missing: ["YouTube Data API v3"],
        hint: "The key is accepted. Its project has not enabled YouTube Data API v3.",
      },
    },
    {
      status: 403,
      text: "API_KEY_[A-Z_]*BLOCKED|ipRefererBlocked|refererBlocked",
      then: {
        outcome: "limited",
        missing: ["use from this server"],
        hint: "The key is restricted to other addresses or other APIs than this server and YouTube.",
      },
    },
    {
      status: 403,
      text: "missing a valid API key|unregistered callers|identity",
      then: { outcome: "rejected", reason: "invalid_credentials" },
    },
    { status: 200, absent: "/kind", then: { outcome: "inconclusive", reason: "unexpected_response" } },
  ],
  guide,
});

export default defineConnector({
  id: "youtube",
  name: "YouTube",
  aliases: ["youtube data api", "videos", "channels", "google"],
  category: "marketing",
  docs: "https://developers.google.com/youtube/v3/getting-started",
  tile: { initials: "Yt", hue: 2 },
  schemes: [byKey, oauth()],
});
