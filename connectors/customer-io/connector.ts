import { apiKey } from "../families/key";
import { choice, defineConnector, scheme, secret, text } from "../kit";
import { appGuide, trackGuide } from "./guide";

export default defineConnector({
  id: "customer-io",
  name: "Customer.io",
  aliases: ["messaging", "campaigns", "email", "journeys"],
  category: "marketing",
  docs: "https://docs.customer.io/accounts-and-workspaces/managing-credentials/",
  tile: { initials: "Ci", hue: 175 },
  schemes: [
    scheme({
      id: "appApiKey",
      type: "bearer",
      title: "App API key",
      when: "To send transactional messages and broadcasts and to read data.",
      recommended: true,
      fields: {
        region: choice({
          label: "Region",
          help: "Where the account's data is kept.",
          group: "connection",
          default: "api.customer.io",
          choices: [
            { value: "api.customer.io", label: "United States" },
            { value: "api-eu.customer.io", label: "Europe" },
          ],
        }),
        apiKey: apiKey({ help: "Made for the App API. The pair for tracking is something else." }),
      },
      origins: ["https://{region}"],
      baseUrl: "https://{region}/v1",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://{region}/v1/workspaces",
        identity: "{/workspaces/0/id} at {region}",
        label: ["/workspaces/0/name", "{/workspaces/0/id} at {region}"],
      },
      judge: [
        {
          status: 401,
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "Is the region right? The United States do not know keys of Europe.",
          },
        },
      ],
      guide: appGuide,
    }),
    scheme({
      id: "trackApi",
      type: "basic",
      title: "Site ID and tracking key",
      when: "To report people and events with the Track API.",
      fields: {
        region: choice({
          label: "Region",
          help: "Where the account's data is kept.",
          group: "connection",
          default: "track.customer.io",
          choices: [
            { value: "track.customer.io", label: "United States" },
            { value: "track-eu.customer.io", label: "Europe" },
          ],
        }),
        siteId: text({
          label: "Site ID",
          help: "Of the workspace. It takes the place of a user name.",
          example: "0123456789abcdef0123",
        }),
        trackingApiKey: secret({ label: "Tracking API key", help: "Stands beside the site ID." }),
      },
      origins: ["https://{region}"],
      baseUrl: "https://{region}/api",
      authenticate: { basic: { user: "{siteId}", password: "{trackingApiKey}" } },
      probe: {
        url: "https://{region}/api/v1/accounts/region",
        identity: "{/environment_id} in {/region}",
        label: "Workspace {/environment_id} in {/region}",
      },
      guide: trackGuide,
    }),
  ],
});
