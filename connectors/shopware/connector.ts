import { clientId, clientSecret } from "../families/oauth-client";
import { address } from "../families/own-server";
import { defineConnector, scheme } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "shopware",
  name: "Shopware 6",
  aliases: ["shop", "store", "orders", "products", "admin api"],
  category: "ecommerce",
  docs: "https://developer.shopware.com/docs/concepts/api/admin-api.html",
  tile: { initials: "Sw", hue: 205 },
  schemes: [
    scheme({
      id: "integration",
      type: "oauth2",
      title: "Integration (client credentials)",
      recommended: true,
      fields: {
        baseUrl: address({
          label: "Admin API address",
          help: "The address of the administration with /api in the place of /admin.",
          example: "https://shop.acme.example/api",
          pattern: "^https?://[^\\s?#\\\\@]+/api$",
          message: "The address ends with /api, as in https://shop.acme.example/api.",
        }),
        clientId: clientId({
          help: "Called access key ID there.",
          example: "SWIAQZ1B2C3D4E5F6G7H8I9J0K",
          pattern: "^SWIA[A-Z0-9]{22}$",
          message: "The access key ID of an integration is SWIA and 22 capitals and digits.",
        }),
        clientSecret: clientSecret({ help: "Called secret access key there; shown once." }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      ca: "ca",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "client_credentials",
        endpoints: { token: "{+baseUrl}/oauth/token" },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post" },
        token: {
          body: "json",
          life: 600,
          answer: { error: ["/error", "/errors/0/title"] },
          judge: [
            {
              text: "Client authentication failed|invalid_client",
              then: {
                outcome: "rejected",
                reason: "invalid_client",
                hint: "Access key ID or secret access key is wrong, or the integration was deleted.",
              },
            },
          ],
        },
        offline: "none",
        ca: "ca",
      },
      probe: {
        url: "{+baseUrl}/_info/version",
        identity: "{clientId} at {baseUrl}",
        label: ["{baseUrl} (version {/version})", "{baseUrl}"],
      },
      judge: [
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no Admin API at this address. Does the shop live below another path?",
          },
        },
        { status: 200, absent: "/version", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
