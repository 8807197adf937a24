import { apiKey } from "../families/key";
import { defineConnector, scheme, text } from "../kit";
import { tokenGuide } from "./guide";

export default defineConnector({
  id: "lightspeed",
  name: "Lightspeed Retail (X-Series)",
  aliases: ["lightspeed", "vend", "pos", "x-series", "retail"],
  category: "ecommerce",
  docs: "https://x-series-api.lightspeedhq.com/docs/authorization",
  tile: { initials: "Ls", hue: 0 },
  schemes: [
    scheme({
      id: "personalToken",
      type: "bearer",
      title: "Personal token",
      recommended: true,
      fields: {
        domainPrefix: text({
          label: "Store",
          help: "The name in front of .retail.lightspeed.app. Paste the whole address if you like.",
          example: "acme",
          prefix: "https://",
          suffix: ".retail.lightspeed.app",
          pattern: "^[a-z0-9][a-z0-9-]*$",
          message: "Use small letters, digits and dashes only, as in acme.retail.lightspeed.app.",
          maxLength: 63,
          paste: [
            { kind: "strip", pattern: "^https?://" },
            { kind: "strip", pattern: "[/?#].*$" },
            { kind: "strip", pattern: "\\.(retail\\.lightspeed\\.app|vendhq\\.com)$" },
          ],
        }),
        token: apiKey({ label: "Personal token", help: "Acts as the person who made it." }),
      },
      origins: ["https://{domainPrefix}.retail.lightspeed.app"],
      baseUrl: "https://{domainPrefix}.retail.lightspeed.app/api/2.0",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "https://{domainPrefix}.retail.lightspeed.app/api/2.0/retailer",
        identity: "/data/id",
        label: "{domainPrefix}.retail.lightspeed.app",
      },
      judge: [
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "domainPrefix",
            hint: "There is no X-Series store of this name. R-Series, K-Series and C-Series are other products.",
          },
        },
      ],
      guide: tokenGuide,
    }),
  ],
});
