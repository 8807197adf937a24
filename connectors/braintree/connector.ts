import { choice, defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";

/** Braintree wants to be told for which day's API a request was written. */
const version = "2019-01-01";

export default defineConnector({
  id: "braintree",
  name: "Braintree",
  aliases: ["paypal", "payments", "cards", "graphql"],
  category: "payments",
  docs: "https://developer.paypal.com/braintree/graphql/guides/making_api_calls",
  tile: { initials: "Br", hue: 240 },
  schemes: [
    scheme({
      id: "keyPair",
      type: "basic",
      title: "Public and private key",
      recommended: true,
      fields: {
        environment: choice({
          label: "Environment",
          help: "Each has keys of its own, which the other refuses.",
          group: "connection",
          default: "payments.braintree-api.com",
          choices: [
            { value: "payments.braintree-api.com", label: "Production" },
            { value: "payments.sandbox.braintree-api.com", label: "Sandbox" },
          ],
        }),
        publicKey: text({ label: "Public key", help: "Takes the place of a user name.", example: "v4ndq314c2s5c28r" }),
        privateKey: secret({ label: "Private key", help: "Stands beside the public key." }),
      },
      origins: ["https://{environment}"],
      baseUrl: "https://{environment}",
      authenticate: {
        basic: { user: "{publicKey}", password: "{privateKey}" },
        header: { "braintree-version": version },
      },
      probe: {
        method: "POST",
        reason: "GraphQL is always asked with POST; a query, unlike a mutation, only reads.",
        url: "https://{environment}/graphql",
        json: { query: "query { viewer { merchant { id companyName status } } }" },
        identity: "/data/viewer/merchant/id",
        label: ["{/data/viewer/merchant/companyName} ({/data/viewer/merchant/id})", "/data/viewer/merchant/id"],
      },
      judge: [
        {
          status: [200, 401, 403],
          at: "/errors/0/extensions/errorClass",
          is: "AUTHENTICATION",
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "Is the environment right? Production refuses keys of the sandbox, and the sandbox those of production.",
          },
        },
        {
          status: [200, 403],
          at: "/errors/0/extensions/errorClass",
          is: "AUTHORIZATION",
          then: { outcome: "limited", missing: ["read the merchant"] },
        },
        {
          status: 200,
          at: "/errors/0/extensions/errorClass",
          is: "RESOURCE_LIMIT",
          then: { outcome: "inconclusive", reason: "rate_limited" },
        },
        {
          status: 200,
          at: "/errors/0/extensions/errorClass",
          is: ["INTERNAL", "SERVICE_AVAILABILITY"],
          then: { outcome: "inconclusive", reason: "server_error" },
        },
      ],
      guide,
    }),
  ],
});
