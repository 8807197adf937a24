import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "apiKey",
  type: "basic",
  title: "API key",
  recommended: true,
  fields: {
    site: text({
      label: "Site",
      help: "The name in front of .teamwork.com; in the European data centre it ends with .eu.",
      example: "acme",
      prefix: "https://",
      suffix: ".teamwork.com",
      pattern: "^[a-z0-9][a-z0-9-]*(\\.eu)?$",
      message: "Use small letters, digits and dashes, as in acme or acme.eu.",
      maxLength: 100,
      paste: [{ kind: "url", into: { site: "subdomain" } }],
    }),
    apiKey: secret({
      label: "API key",
      help: "Of one user: it sees what that user sees.",
      example: "twp_0123456789abcdef",
    }),
  },
  origins: ["https://{site}.teamwork.com"],
  baseUrl: "https://{site}.teamwork.com",
  // Teamwork takes the key as the user name; the password may be anything but must be there.
  authenticate: { basic: { user: "{apiKey}", password: "x" } },
  probe: {
    url: "https://{site}.teamwork.com/projects/api/v3/me.json",
    identity: "{site}:{/person/id}",
    label: [
      "{/person/firstName} {/person/lastName} at {site}.teamwork.com",
      "{/person/email} at {site}.teamwork.com",
      "{site}.teamwork.com",
    ],
  },
  judge: [
    {
      status: 404,
      then: {
        outcome: "inconclusive",
        reason: "unexpected_response",
        field: "site",
        hint: "There is no API at this site. European sites end with .eu.",
      },
    },
  ],
  guide,
});

export default defineConnector({
  id: "teamwork",
  name: "Teamwork.com",
  aliases: ["teamwork projects", "teamworkpm", "project management", "tasks"],
  category: "productivity",
  docs: "https://apidocs.teamwork.com/guides/teamwork/getting-started-with-the-teamwork-com-api",
  tile: { initials: "Tm", hue: 320 },
  schemes: [byKey, oauth(byKey)],
});
