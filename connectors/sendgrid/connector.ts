import { account } from "../families/key";
import { choice, defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "sendgrid",
  name: "SendGrid",
  aliases: ["twilio sendgrid", "email", "mail", "newsletter"],
  category: "email",
  docs: "https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/authentication",
  tile: { initials: "Sg", hue: 200 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: secret({
          label: "API key",
          help: "Shown once when it is made.",
          example: "SG.0123456789abcdefghijkl.0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
          pattern: "^SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}$",
          message: "An API key has three parts: SG, 22 and 43 characters, with dots between. Copy all of it.",
          paste: [{ kind: "strip", pattern: "^Bearer\\s+" }],
        }),
        region: choice({
          label: "Region",
          help: "Europe is only for subusers that were made there.",
          default: "api.sendgrid.com",
          choices: [
            { value: "api.sendgrid.com", label: "Global" },
            { value: "api.eu.sendgrid.com", label: "Europe" },
          ],
        }),
        scopes: text({
          label: "Scopes",
          group: "settings",
          help: "What you want to use, separated by blanks. The check says which of them the key was not given.",
          example: "mail.send",
          pattern: "^[a-z0-9_.-]+([\\s,]+[a-z0-9_.-]+)*$",
          message: "List scopes such as mail.send, separated by blanks or commas.",
          maxLength: 4000,
          optional: true,
        }),
        account,
      },
      origins: ["https://{region}"],
      baseUrl: "https://{region}/v3",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://{region}/v3/scopes",
        identity: ["{account} at {region}", "{region}"],
        label: ["{account}", "{region}"],
        granted: { at: "/scopes" },
        wanted: "scopes",
      },
      judge: [
        {
          status: 200,
          absent: "/scopes",
          then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer names no scopes." },
        },
      ],
      guide,
    }),
  ],
});
