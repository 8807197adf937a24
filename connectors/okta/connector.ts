import { defineConnector, host, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "okta",
  name: "Okta",
  aliases: ["identity", "sso", "users", "directory", "iam"],
  category: "developer",
  docs: "https://developer.okta.com/docs/guides/create-an-api-token/main/",
  tile: { initials: "Ok", hue: 232 },
  schemes: [
    scheme({
      id: "apiToken",
      type: "apiKey",
      title: "API token",
      recommended: true,
      fields: {
        domain: host({
          label: "Okta domain",
          help: "Without -admin. Paste any of its addresses.",
          example: "acme.okta.com",
          prefix: "https://",
          pattern: "^(?!.*-admin\\.okta)[^:]+\\.[^:]+$",
          message: "Enter the domain of the org, such as acme.okta.com, not that of its admin console.",
          paste: [{ kind: "url", into: { domain: "hostname" } }],
        }),
        apiToken: secret({
          label: "API token",
          help: "Has the rights of the administrator who made it.",
          example: "00QCjAl4MlV-WPXM5VHu0123456789abcdefghijkl",
          pattern: "^00[A-Za-z0-9_-]{38,}$",
          message: "A token begins with 00 and has about 42 characters.",
          paste: [{ kind: "strip", pattern: "^(Authorization:\\s*)?SSWS\\s+" }],
        }),
      },
      origins: ["https://{domain}"],
      baseUrl: "https://{domain}/api/v1",
      authenticate: { header: { authorization: "SSWS {apiToken}" } },
      probe: {
        url: "https://{domain}/api/v1/users/me",
        identity: "{/id} at {domain}",
        label: ["{/profile/login} at {domain}", "{/id} at {domain}"],
      },
      judge: [
        {
          status: 403,
          at: "/errorCode",
          is: "E0000006",
          then: { outcome: "limited", missing: ["read its own user"] },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "domain",
            hint: "There is no Okta org here.",
          },
        },
        { status: 200, absent: "/id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      says: ["/errorSummary"],
      guide,
    }),
  ],
});
