import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "apiToken",
  type: "apiKey",
  title: "Personal API token",
  recommended: true,
  fields: {
    domain: text({
      label: "Company domain",
      help: "The name in front of .pipedrive.com when you are signed in.",
      example: "acme",
      prefix: "https://",
      suffix: ".pipedrive.com",
      pattern: "^[a-z0-9][a-z0-9-]*$",
      message: "Use small letters, digits and dashes only, as in acme.pipedrive.com.",
      maxLength: 100,
      paste: [{ kind: "url", into: { domain: "subdomain" } }],
    }),
    apiToken: secret({
      label: "API token",
      help: "Of one user in one company: it may do what that user may.",
      example: "0123456789abcdef0123456789abcdef01234567",
      pattern: "^[0-9a-f]{40}$",
      message: "An API token has 40 characters of 0-9 and a-f.",
    }),
  },
  origins: ["https://{domain}.pipedrive.com"],
  baseUrl: "https://{domain}.pipedrive.com/api",
  authenticate: { header: { "x-api-token": "{apiToken}" } },
  probe: {
    url: "https://{domain}.pipedrive.com/api/v1/users/me",
    identity: ["{/data/company_id}:{/data/id}", "{domain}:{/data/id}"],
    label: ["{/data/name} at {/data/company_domain}.pipedrive.com", "{/data/name}", "/data/email"],
  },
  judge: [
    {
      status: 200,
      at: "/success",
      is: false,
      then: { outcome: "inconclusive", reason: "unexpected_response", hint: "Pipedrive reports a failure." },
    },
    {
      status: 404,
      then: {
        outcome: "inconclusive",
        reason: "unexpected_response",
        field: "domain",
        hint: "There is no API at this company domain. Is it spelled as in the address bar?",
      },
    },
  ],
  guide,
});

export default defineConnector({
  id: "pipedrive",
  name: "Pipedrive",
  aliases: ["crm", "deals", "leads", "pipeline"],
  category: "crm",
  docs: "https://pipedrive.readme.io/docs/core-api-concepts-authentication",
  tile: { initials: "Pd", hue: 145 },
  schemes: [byKey, oauth(byKey)],
});
