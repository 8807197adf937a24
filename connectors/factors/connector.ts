import { account, apiKey } from "../families/key";
import { defineConnector, scheme, text, url } from "../kit";
import { guide } from "./guide";

/** No public reference of this API was found: where it is and what can be read comes from whoever was told. */
export default defineConnector({
  id: "factors",
  name: "Factors.ai",
  aliases: ["factors ai", "attribution", "account analytics"],
  category: "analytics",
  docs: "https://help.factors.ai/",
  tile: { initials: "Fa", hue: 195 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        baseUrl: url({
          label: "Base URL",
          help: "What all paths of the API begin with, as Factors.ai told you. The key is sent only there.",
          example: "https://api.example.com/v1",
          pattern: "^https://[^\\s?#\\\\@]+$",
          message: "Enter an address that begins with https://, without user name, ? or #.",
        }),
        checkPath: text({
          label: "Path to check",
          help: "Read with GET to test the key. It must refuse whoever has none.",
          example: "/accounts",
          pattern: "^/[^\\s#\\\\]*$",
          message: "Begin with / and leave out blanks, # and \\.",
        }),
        apiKey: apiKey(),
        account,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "{+baseUrl}{+checkPath}",
        identity: ["{account} at {baseUrl}", "{baseUrl}"],
        label: ["{account}", "{baseUrl}"],
      },
      judge: [
        {
          status: [404, 405, 410],
          then: {
            outcome: "inconclusive",
            reason: "not_checkable",
            field: "checkPath",
            hint: "Nothing can be read at this path. Enter another, or save the key unverified.",
          },
        },
      ],
      guide,
    }),
  ],
});
