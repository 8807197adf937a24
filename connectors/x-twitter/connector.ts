import { apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { bearerGuide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "appBearer",
  type: "bearer",
  title: "Bearer token of an app",
  recommended: true,
  fields: {
    token: apiKey({
      label: "Bearer token",
      help: "Stands for your app, not for a person: it reads what is public.",
      example: "AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0%2BuSeid%2BULvsea4JtiGRiSDSJSI",
      pattern: "^[A-Za-z0-9%_=+/-]{40,}$",
      message: "A bearer token is long and mostly begins with many A. The API key is something else.",
    }),
  },
  origins: ["https://api.x.com"],
  baseUrl: "https://api.x.com/2",
  authenticate: { header: { authorization: "Bearer {token}" } },
  probe: {
    url: "https://api.x.com/2/usage/tweets",
    identity: "/data/project_id",
    label: "Project {/data/project_id}",
  },
  judge: [
    {
      status: 403,
      text: "client-not-enrolled|client-forbidden",
      then: {
        outcome: "limited",
        missing: ["API v2"],
        hint: "The app belongs to no project, or its plan does not include this part of the API.",
      },
    },
    {
      status: 403,
      text: "suspended",
      then: { outcome: "rejected", reason: "account_locked" },
    },
    {
      status: 402,
      then: {
        outcome: "limited",
        missing: ["credit"],
        hint: "The token is accepted, but its account has no credit left.",
      },
    },
    { status: 200, absent: "/data/project_id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
  ],
  says: ["/detail", "/title"],
  guide: bearerGuide,
});

export default defineConnector({
  id: "x-twitter",
  name: "X (Twitter)",
  aliases: ["twitter", "x", "tweets", "posts", "social"],
  category: "marketing",
  docs: "https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only",
  tile: { initials: "Xt", hue: 203 },
  schemes: [byKey, oauth(byKey)],
});
