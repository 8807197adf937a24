import { account, apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "browse-ai",
  name: "Browse AI",
  aliases: ["robots", "scraping", "monitoring"],
  category: "developer",
  docs: "https://help.browse.ai/en/articles/12683249-api-guide-getting-started",
  tile: { initials: "Br", hue: 275 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: { apiKey: apiKey({ help: "Belongs to one workspace and reaches all its robots." }), account },
      origins: ["https://api.browse.ai"],
      baseUrl: "https://api.browse.ai/v2",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://api.browse.ai/v2/robots",
        identity: ["{account} at Browse AI", "api.browse.ai"],
        label: ["{account}", "a Browse AI key"],
      },
      judge: [{ status: 200, absent: "/robots", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
      says: ["/messageCode"],
      guide,
    }),
  ],
});
