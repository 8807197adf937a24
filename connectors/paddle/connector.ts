import { account, apiKey } from "../families/key";
import { choice, defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "paddle",
  name: "Paddle",
  aliases: ["billing", "subscriptions", "merchant of record"],
  category: "payments",
  docs: "https://developer.paddle.com/api-reference/about/authentication",
  tile: { initials: "Pa", hue: 58 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        environment: choice({
          label: "Environment",
          group: "connection",
          help: "Each has keys of its own.",
          default: "api.paddle.com",
          choices: [
            { value: "api.paddle.com", label: "Live" },
            { value: "sandbox-api.paddle.com", label: "Sandbox" },
          ],
        }),
        apiKey: apiKey({
          help: "A client-side token, which begins with live_ or test_, is something else.",
          example: "pdl_live_apikey_01gtgztp8f4kek3yd4g1wrksa3_q6TGTJyvoIz7LDtXT65bX7_AQO",
          pattern: "^(pdl_(live|sdbx)_apikey_[A-Za-z0-9_]+|[0-9a-f]{50})$",
          message: "A key begins with pdl_live_apikey_ or pdl_sdbx_apikey_.",
        }),
        account,
      },
      origins: ["https://{environment}"],
      baseUrl: "https://{environment}",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://{environment}/event-types",
        identity: ["{account} at {environment}", "{environment}"],
        label: ["{account}", "a Paddle key"],
      },
      judge: [
        {
          status: [401, 403],
          at: "/error/code",
          is: ["invalid_token", "authentication_malformed", "authentication_missing"],
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "Paddle says the same for a wrong key, a revoked one and one of the other environment.",
          },
        },
        {
          status: [401, 403],
          at: "/error/code",
          is: ["expired_token", "api_key_expired"],
          then: { outcome: "rejected", reason: "expired" },
        },
        { status: 200, absent: "/data", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      says: ["/error/detail"],
      guide,
    }),
  ],
});
