import { account, apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "apiKey",
  type: "apiKey",
  title: "API key",
  recommended: true,
  fields: {
    apiKey: apiKey({ help: "A master key may call everything; any other only what was ticked for it." }),
    account,
  },
  origins: ["https://api.apollo.io"],
  baseUrl: "https://api.apollo.io/api/v1",
  authenticate: { header: { "x-api-key": "{apiKey}" } },
  probe: {
    url: "https://api.apollo.io/api/v1/auth/health",
    identity: ["{account} at Apollo.io", "api.apollo.io"],
    label: ["{account}", "an Apollo.io key"],
  },
  judge: [
    {
      status: 200,
      at: "/is_logged_in",
      is: false,
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        hint: "Apollo answered, but does not know this key. It may have been deleted.",
      },
    },
    {
      status: 200,
      absent: "/is_logged_in",
      then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer does not speak of a key." },
    },
  ],
  guide,
});

export default defineConnector({
  id: "apollo-io",
  name: "Apollo.io",
  aliases: ["apollo", "sales intelligence", "leads", "prospecting"],
  category: "crm",
  docs: "https://docs.apollo.io/docs/create-api-key",
  tile: { initials: "Ao", hue: 55 },
  schemes: [byKey, oauth(byKey)],
});
