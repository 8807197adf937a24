import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "freshdesk",
  name: "Freshdesk",
  aliases: ["freshworks", "helpdesk", "tickets", "support"],
  category: "support",
  docs: "https://developers.freshdesk.com/api/#authentication",
  tile: { initials: "Fd", hue: 165 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "basic",
      title: "API key",
      recommended: true,
      fields: {
        domain: text({
          label: "Domain",
          help: "The name in front of .freshdesk.com, not a domain of your own.",
          example: "acme",
          prefix: "https://",
          suffix: ".freshdesk.com",
          pattern: "^[a-z0-9][a-z0-9-]*$",
          message: "Use small letters, digits and dashes only, as in acme.freshdesk.com.",
          maxLength: 100,
          paste: [{ kind: "url", into: { domain: "subdomain" } }],
        }),
        apiKey: secret({ label: "API key", help: "Of one agent. It may do everything that agent may." }),
      },
      origins: ["https://{domain}.freshdesk.com"],
      baseUrl: "https://{domain}.freshdesk.com/api/v2",
      // Freshdesk takes the key as the user name; the password may be anything but must be there.
      authenticate: { basic: { user: "{apiKey}", password: "X" } },
      probe: {
        url: "https://{domain}.freshdesk.com/api/v2/agents/me",
        identity: "{/id} at {domain}",
        label: [
          "{/contact/name} at {domain}.freshdesk.com",
          "{/contact/email} at {domain}.freshdesk.com",
          "{/id} at {domain}.freshdesk.com",
        ],
      },
      judge: [
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "domain",
            hint: "There is no Freshdesk at this domain, or it was renamed.",
          },
        },
      ],
      guide,
    }),
  ],
});
