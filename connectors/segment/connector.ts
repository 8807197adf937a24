import { bearerPaste } from "../families/key";
import { choice, defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "segment",
  name: "Segment",
  aliases: ["twilio segment", "cdp", "tracking plan", "sources"],
  category: "analytics",
  docs: "https://docs.segmentapis.com/tag/Getting-Started",
  tile: { initials: "Sn", hue: 155 },
  schemes: [
    scheme({
      id: "publicApiToken",
      type: "bearer",
      title: "Public API token",
      recommended: true,
      fields: {
        region: choice({
          label: "Region",
          help: "Where the workspace is kept.",
          group: "connection",
          default: "api.segmentapis.com",
          choices: [
            { value: "api.segmentapis.com", label: "United States" },
            { value: "eu1.api.segmentapis.com", label: "Europe" },
          ],
        }),
        apiToken: secret({
          label: "Public API token",
          help: "For the Public API. The write key of a source is something else.",
          example: "sgp_0123456789abcdefghijklmnopqrstuvwxyz",
          paste: bearerPaste,
        }),
      },
      origins: ["https://{region}"],
      baseUrl: "https://{region}",
      authenticate: { header: { authorization: "Bearer {apiToken}" } },
      // Segment answers this five times a minute.
      probe: {
        url: "https://{region}/",
        identity: "/data/workspace/id",
        label: ["/data/workspace/name", "/data/workspace/slug", "/data/workspace/id"],
      },
      judge: [
        {
          status: 401,
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "Is the region right? The United States do not know tokens of Europe.",
          },
        },
      ],
      guide,
    }),
  ],
});
