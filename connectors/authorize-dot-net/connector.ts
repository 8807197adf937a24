import { choice, defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "authorize-dot-net",
  name: "Authorize.Net",
  aliases: ["authorize net", "anet", "payments", "cards", "gateway"],
  category: "payments",
  docs: "https://developer.authorize.net/api/reference/index.html",
  tile: { initials: "An", hue: 205 },
  schemes: [
    scheme({
      id: "transactionKey",
      type: "apiKey",
      title: "API login ID and transaction key",
      recommended: true,
      fields: {
        environment: choice({
          label: "Environment",
          group: "connection",
          help: "A pair of values works in one of them only.",
          default: "api.authorize.net",
          choices: [
            { value: "api.authorize.net", label: "Production" },
            { value: "apitest.authorize.net", label: "Sandbox" },
          ],
        }),
        apiLoginId: text({
          label: "API login ID",
          help: "Not the name you sign in with.",
          example: "5KP3u95bQpv",
          pattern: "^[A-Za-z0-9]{1,25}$",
          message: "An API login ID has up to 25 letters and digits.",
        }),
        transactionKey: secret({
          label: "Transaction key",
          help: "16 characters, shown once.",
          example: "346HZ32z3fP4hTG2",
          pattern: "^[A-Za-z0-9]{16}$",
          message:
            "A transaction key has exactly 16 letters and digits. The signature key, which is longer, is something else.",
        }),
      },
      origins: ["https://{environment}"],
      baseUrl: "https://{environment}/xml/v1/request.api",
      // Each request holds the pair in its body, as the first member below the name of the request.
      authenticate: {},
      probe: {
        method: "POST",
        reason: "The only endpoint takes POST; authenticateTestRequest checks the pair and moves nothing.",
        url: "https://{environment}/xml/v1/request.api",
        json: {
          authenticateTestRequest: {
            merchantAuthentication: { name: "{apiLoginId}", transactionKey: "{transactionKey}" },
          },
        },
        identity: "{apiLoginId} at {environment}",
        label: "{apiLoginId}",
      },
      judge: [
        {
          status: 200,
          at: "/messages/message/0/code",
          is: "E00007",
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "Authorize.Net says the same for a wrong pair and for a pair of the other environment.",
          },
        },
        {
          status: 200,
          at: "/messages/message/0/code",
          is: "E00003",
          then: {
            outcome: "rejected",
            reason: "misconfigured",
            field: "transactionKey",
            hint: "Authorize.Net could not read the pair: one of the two is missing or too long.",
          },
        },
        {
          status: 200,
          at: "/messages/resultCode",
          is: "Error",
          then: { outcome: "inconclusive", reason: "server_error" },
        },
        {
          status: 200,
          absent: "/messages/resultCode",
          then: { outcome: "inconclusive", reason: "unexpected_response" },
        },
      ],
      says: ["/messages/message/0/text"],
      guide,
    }),
  ],
});
