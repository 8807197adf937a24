import { account, apiKey } from "../families/key";
import { defineConnector, scheme, url } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "firecrawl",
  name: "Firecrawl",
  aliases: ["scraping", "crawler", "markdown", "ai"],
  category: "ai",
  docs: "https://docs.firecrawl.dev/api-reference/introduction",
  tile: { initials: "Fc", hue: 18 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "Belongs to one team.",
          example: "fc-0123456789abcdef0123456789abcdef",
          pattern: "^fc-[A-Za-z0-9-]{16,}$",
          message: "A key begins with fc-. Copy all of it.",
        }),
        account,
        baseUrl: url({
          label: "Base URL",
          group: "settings",
          help: "Change it only for a Firecrawl of your own. The key is sent there and nowhere else.",
          example: "https://api.firecrawl.dev/v2",
          default: "https://api.firecrawl.dev/v2",
          pattern: "^https?://[^\\s?#\\\\@]+$",
          message: "Enter an address that begins with https:// or http://, without user name, ? or #.",
          advanced: true,
        }),
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "{+baseUrl}/team/credit-usage",
        identity: ["{account} at {baseUrl}", "{baseUrl}"],
        label: ["{account}", "{baseUrl}"],
      },
      judge: [
        {
          status: 402,
          then: {
            outcome: "limited",
            missing: ["credit"],
            hint: "The key is accepted, but its team has no credit left.",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "not_checkable",
            field: "baseUrl",
            hint: "There is no account page at this address. Does it end with /v2? A Firecrawl of your own may have none.",
          },
        },
        { status: 200, absent: "/data", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
