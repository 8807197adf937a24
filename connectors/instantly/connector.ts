import { apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "instantly",
  name: "Instantly",
  aliases: ["instantly.ai", "cold email", "outreach", "campaigns"],
  category: "marketing",
  docs: "https://developer.instantly.ai/",
  tile: { initials: "In", hue: 212 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key (v2)",
      recommended: true,
      fields: { apiKey: apiKey({ help: "Of API v2. Keys of v1 do not work with it." }) },
      origins: ["https://api.instantly.ai"],
      baseUrl: "https://api.instantly.ai/api/v2",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://api.instantly.ai/api/v2/workspaces/current",
        identity: "/id",
        label: ["/name", "/id"],
      },
      judge: [
        {
          status: 403,
          then: {
            outcome: "limited",
            reason: "insufficient_scope",
            missing: ["read the workspace"],
            hint: "The key works for what it may do; it may not say which workspace it is.",
          },
        },
        { status: 200, absent: "/id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
