import { account } from "../families/key";
import { choice, defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "mailgun",
  name: "Mailgun",
  aliases: ["transactional email", "sinch", "smtp api"],
  category: "email",
  docs: "https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth",
  tile: { initials: "Mg", hue: 350 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "basic",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: secret({ label: "API key", help: "Of the account. The sending key of a domain can only send." }),
        region: choice({
          label: "Region",
          help: "Where your domains are. A domain of one region is unknown to the other.",
          default: "api.mailgun.net",
          choices: [
            { value: "api.mailgun.net", label: "United States" },
            { value: "api.eu.mailgun.net", label: "European Union" },
          ],
        }),
        account,
      },
      origins: ["https://{region}"],
      baseUrl: "https://{region}",
      authenticate: { basic: { user: "api", password: "{apiKey}" } },
      probe: {
        url: "https://{region}/v4/domains?limit=1",
        identity: ["{account} at {region}", "{region}"],
        label: ["{account}", "a Mailgun key"],
      },
      judge: [
        {
          status: 401,
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "Mailgun also refuses the sending key of a domain here: it may do nothing but send.",
          },
        },
        { status: 200, absent: "/items", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
