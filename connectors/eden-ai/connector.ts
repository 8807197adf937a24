import { account, apiKey } from "../families/key";
import { choice, defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "eden-ai",
  name: "Eden AI",
  aliases: ["edenai", "llm", "ocr", "translation", "ai"],
  category: "ai",
  docs: "https://docs.edenai.co/v3/get-started/introduction",
  tile: { initials: "Ed", hue: 165 },
  deprecations: [
    {
      date: "2026-12-31",
      text: "Eden AI has announced its v2 API until the end of 2026. Calls go to v3; only the check still reads the balance from v2.",
    },
  ],
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "Older keys are long and begin with eyJ; both kinds work.",
          example: "sk-eden-0123456789abcdef",
          pattern: "^(sk-eden-|eyJ)\\S{8,}$",
          message: "A key begins with sk-eden- or, if it is older, with eyJ. Copy all of it.",
        }),
        region: choice({
          label: "Region",
          help: "Where requests are processed. The same key works for both.",
          default: "api.edenai.run",
          choices: [
            { value: "api.edenai.run", label: "Worldwide" },
            { value: "api.eu.edenai.run", label: "European Union", help: "Offers fewer models." },
          ],
        }),
        account,
      },
      origins: ["https://{region}", "https://api.edenai.run"],
      baseUrl: "https://{region}/v3",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://api.edenai.run/v2/cost_management/credits/",
        identity: ["{account} at Eden AI", "api.edenai.run"],
        label: ["{account}", "an Eden AI key"],
      },
      judge: [
        { status: 403, then: { outcome: "rejected", reason: "invalid_credentials" } },
        {
          status: 402,
          then: {
            outcome: "limited",
            missing: ["credit"],
            hint: "The key is accepted, but its account has no credit left.",
          },
        },
        {
          status: [404, 410],
          then: {
            outcome: "inconclusive",
            reason: "not_checkable",
            hint: "Eden AI has taken away the page that the check reads. The key may still work.",
          },
        },
        { status: 200, absent: "/credits", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
