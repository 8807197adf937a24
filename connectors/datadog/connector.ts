import { account } from "../families/key";
import { refusedByPage } from "../families/page";
import { choice, defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "datadog",
  name: "Datadog",
  aliases: ["monitoring", "logs", "metrics", "apm"],
  category: "developer",
  docs: "https://docs.datadoghq.com/account_management/api-app-keys/",
  tile: { initials: "Dd", hue: 272 },
  schemes: [
    scheme({
      id: "keys",
      type: "apiKey",
      title: "API key and application key",
      recommended: true,
      fields: {
        site: choice({
          label: "Site",
          help: "The part of the address after app. when you are signed in.",
          group: "connection",
          default: "api.datadoghq.com",
          choices: [
            { value: "api.datadoghq.com", label: "US1 (datadoghq.com)" },
            { value: "api.us3.datadoghq.com", label: "US3 (us3.datadoghq.com)" },
            { value: "api.us5.datadoghq.com", label: "US5 (us5.datadoghq.com)" },
            { value: "api.datadoghq.eu", label: "EU1 (datadoghq.eu)" },
            { value: "api.uk1.datadoghq.com", label: "UK1 (uk1.datadoghq.com)" },
            { value: "api.ap1.datadoghq.com", label: "AP1 (ap1.datadoghq.com)" },
            { value: "api.ap2.datadoghq.com", label: "AP2 (ap2.datadoghq.com)" },
            { value: "api.ddog-gov.com", label: "US1-FED (ddog-gov.com)" },
            { value: "api.us2.ddog-gov.com", label: "US2-FED (us2.ddog-gov.com)" },
          ],
        }),
        apiKey: secret({
          label: "API key",
          help: "Of the organization. It lets data in.",
          example: "0123456789abcdef0123456789abcdef",
          pattern: "^[0-9a-f]{32}$",
          message: "An API key has 32 characters of 0-9 and a-f.",
        }),
        applicationKeySecret: secret({
          label: "Application key",
          help: "Of one user. It lets data out, as far as its scopes go.",
          example: "0123456789abcdef0123456789abcdef01234567",
        }),
        account,
      },
      origins: ["https://{site}"],
      baseUrl: "https://{site}/api",
      authenticate: { header: { "dd-api-key": "{apiKey}", "dd-application-key": "{applicationKeySecret}" } },
      probe: {
        url: "https://{site}/api/v2/validate_keys",
        identity: ["{account} at {site}", "{site}"],
        label: ["{account}", "{site}"],
      },
      // This one request answers 403 only to keys that are wrong.
      judge: [
        refusedByPage,
        {
          status: [401, 403],
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "Datadog does not say which of the two keys it refuses. Both belong to one site: is it the right one?",
          },
        },
        { status: 200, absent: "/status", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      says: ["/errors/0"],
      guide,
    }),
  ],
});
