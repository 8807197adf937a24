import { clientId, clientSecret } from "../families/oauth-client";
import { defineConnector, host, scheme, url } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "auth0",
  name: "Auth0",
  aliases: ["identity", "users", "sso", "okta customer identity", "management api"],
  category: "developer",
  docs: "https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow",
  tile: { initials: "Au", hue: 12 },
  schemes: [
    scheme({
      id: "application",
      type: "oauth2",
      title: "Machine-to-machine application",
      recommended: true,
      fields: {
        domain: host({
          label: "Domain",
          help: "Of the tenant, as in the settings of the application. Paste any of its addresses.",
          example: "acme.eu.auth0.com",
          prefix: "https://",
          pattern: "^[^:\\s]+\\.[^:\\s]+$",
          message: "Enter the domain of the tenant, such as acme.eu.auth0.com.",
          paste: [{ kind: "url", into: { domain: "hostname" } }],
        }),
        clientId: clientId(),
        clientSecret: clientSecret(),
        audience: url({
          label: "Audience",
          group: "settings",
          help: "Identifier of the Management API. With a domain of your own it is still that of the tenant at auth0.com.",
          example: "https://acme.eu.auth0.com/api/v2",
          pattern: "^https://[^\\s?#]+/api/v2$",
          message: "The audience of the Management API ends with /api/v2.",
        }),
      },
      origins: ["https://{domain}"],
      baseUrl: "https://{domain}/api/v2",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "client_credentials",
        endpoints: { token: "https://{domain}/oauth/token" },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post", fields: ["domain", "audience"] },
        token: {
          // The identifier ends with a slash, which an address here does not keep.
          parameters: { audience: "{audience}/" },
          life: 86_400,
          judge: [
            {
              status: [401, 403],
              at: "/error",
              is: ["access_denied", "invalid_client"],
              text: "unauthorized|client",
              then: {
                outcome: "rejected",
                reason: "invalid_client",
                hint: "Client ID or secret is wrong, or the application was not authorized for this audience.",
              },
            },
          ],
        },
        offline: "none",
      },
      probe: {
        url: "https://{domain}/api/v2/tenants/settings?fields=friendly_name,support_email&include_fields=true",
        identity: "{clientId} at {domain}",
        label: ["{/friendly_name} ({domain})", "{domain}"],
      },
      judge: [
        {
          status: 403,
          at: "/errorCode",
          is: "insufficient_scope",
          then: {
            outcome: "limited",
            reason: "insufficient_scope",
            missing: ["read:tenant_settings"],
            hint: "Auth0 let it in. The check reads the name of the tenant, which it may not; its other rights are not known from that.",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "domain",
            hint: "There is no Auth0 tenant here.",
          },
        },
      ],
      guide,
    }),
  ],
});
