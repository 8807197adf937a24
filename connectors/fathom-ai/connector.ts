import { account, apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "apiKey",
  type: "apiKey",
  title: "API key",
  recommended: true,
  fields: { apiKey: apiKey({ help: "Sees only what its owner sees; shown once." }), account },
  origins: ["https://api.fathom.ai"],
  baseUrl: "https://api.fathom.ai/external/v1",
  authenticate: { header: { "x-api-key": "{apiKey}" } },
  probe: {
    url: "https://api.fathom.ai/external/v1/teams",
    identity: ["{account} at Fathom", "api.fathom.ai"],
    label: ["{account}", "a Fathom key"],
  },
  judge: [{ status: 200, absent: "/items", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
  guide,
});

export default defineConnector({
  id: "fathom-ai",
  name: "Fathom",
  aliases: ["fathom ai", "meetings", "notes", "transcripts", "recordings"],
  category: "productivity",
  docs: "https://developers.fathom.ai/",
  tile: { initials: "Fm", hue: 190 },
  schemes: [byKey, oauth(byKey)],
});
