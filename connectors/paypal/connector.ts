import { clientId, clientSecret } from "../families/oauth-client";
import { choice, defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "paypal",
  name: "PayPal",
  aliases: ["payments", "checkout", "invoices", "payouts"],
  category: "payments",
  docs: "https://developer.paypal.com/api/rest/authentication/",
  tile: { initials: "Pp", hue: 222 },
  popular: true,
  schemes: [
    scheme({
      id: "application",
      type: "oauth2",
      title: "REST app (client credentials)",
      recommended: true,
      fields: {
        environment: choice({
          label: "Environment",
          group: "connection",
          help: "Each has apps of its own.",
          default: "api-m.paypal.com",
          choices: [
            { value: "api-m.paypal.com", label: "Live" },
            { value: "api-m.sandbox.paypal.com", label: "Sandbox" },
          ],
        }),
        clientId: clientId(),
        clientSecret: clientSecret({ help: "Called secret key there." }),
      },
      origins: ["https://{environment}"],
      baseUrl: "https://{environment}",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "client_credentials",
        endpoints: { token: "https://{environment}/v1/oauth2/token" },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "basic" },
        // The same token may come back, with less time left.
        token: { life: 28_800 },
        offline: "none",
      },
      probe: {
        url: "https://{environment}/v1/notifications/webhooks-event-types",
        identity: "{clientId}",
        label: "{clientId} at {environment}",
      },
      judge: [
        {
          status: 403,
          at: "/name",
          is: "NOT_AUTHORIZED",
          then: {
            outcome: "limited",
            reason: "not_permitted",
            missing: ["see kinds of events"],
            hint: "PayPal let the app in; it may not do what the check does. Look at the features of the app.",
          },
        },
        {
          status: 200,
          absent: "/event_types",
          then: { outcome: "inconclusive", reason: "unexpected_response" },
        },
      ],
      guide,
    }),
  ],
});
