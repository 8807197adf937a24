import { defineConnector, scheme, secret, text } from "../kit";
import { tokenGuide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "apiToken",
  type: "basic",
  title: "API token",
  recommended: true,
  fields: {
    subdomain: text({
      label: "Subdomain",
      help: "The name in front of .zendesk.com. Paste the whole address if you like.",
      example: "acme",
      prefix: "https://",
      suffix: ".zendesk.com",
      pattern: "^[a-z0-9][a-z0-9-]*$",
      message: "Use small letters, digits and dashes only, as in acme.zendesk.com.",
      maxLength: 63,
      paste: [
        { kind: "strip", pattern: "^https?://" },
        { kind: "strip", pattern: "[/?#].*$" },
        { kind: "strip", pattern: "\\.zendesk\\.com$" },
      ],
    }),
    email: text({
      label: "E-mail",
      help: "Of the agent or admin that calls are made as, without /token.",
      example: "integration@acme.example",
      pattern: "^[^\\s@/]+@[^\\s@/]+$",
      message: "Enter the address only; /token is added.",
      paste: [{ kind: "strip", pattern: "/token$" }],
    }),
    apiToken: secret({ label: "API token", help: "Shown once when it is made." }),
  },
  origins: ["https://{subdomain}.zendesk.com"],
  baseUrl: "https://{subdomain}.zendesk.com/api/v2",
  authenticate: { basic: { user: "{email}/token", password: "{apiToken}" } },
  probe: {
    url: "https://{subdomain}.zendesk.com/api/v2/users/me.json",
    identity: "{/user/id} at {subdomain}",
    label: ["{/user/email} at {subdomain}", "{/user/name} at {subdomain}"],
  },
  judge: [
    {
      status: 200,
      at: "/user/name",
      is: "Anonymous user",
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        hint: "Zendesk took the call for an anonymous visitor.",
      },
    },
    {
      status: 404,
      then: {
        outcome: "rejected",
        reason: "misconfigured",
        field: "subdomain",
        hint: "Zendesk has no account of this name.",
      },
    },
    { status: 200, absent: "/user/id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
  ],
  guide: tokenGuide,
});

export default defineConnector({
  id: "zendesk",
  name: "Zendesk",
  aliases: ["tickets", "helpdesk", "support"],
  category: "support",
  docs: "https://developer.zendesk.com/api-reference/introduction/security-and-auth/",
  tile: { initials: "Zd", hue: 175 },
  popular: true,
  schemes: [byKey, oauth(byKey)],
});
