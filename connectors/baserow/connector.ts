import { account, apiKey } from "../families/key";
import { defineConnector, password, scheme, text, url } from "../kit";
import { loginGuide, tokenGuide } from "./guide";

const baseUrl = url({
  label: "Address",
  help: "Change it for a Baserow of your own. The secret is sent there and nowhere else.",
  example: "https://api.baserow.io",
  default: "https://api.baserow.io",
  pattern: "^https?://[^\\s?#\\\\@]+$",
  message: "Enter an address that begins with https:// or http://, without user name, ? or #.",
  paste: [{ kind: "strip", pattern: "/api(/.*)?$" }],
});

const nowhere = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  field: "baseUrl",
  hint: "There is no Baserow at this address. In the cloud it is https://api.baserow.io.",
} as const;

export default defineConnector({
  id: "baserow",
  name: "Baserow",
  aliases: ["tables", "database", "no-code", "rows"],
  category: "database",
  docs: "https://baserow.io/docs/apis%2Frest-api",
  tile: { initials: "Bw", hue: 210 },
  schemes: [
    scheme({
      id: "databaseToken",
      type: "apiKey",
      title: "Database token",
      when: "To read and write rows.",
      recommended: true,
      fields: {
        baseUrl,
        token: apiKey({ label: "Database token", help: "Belongs to one workspace, with rights for each table." }),
        account,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/api",
      authenticate: { header: { authorization: "Token {token}" } },
      probe: {
        url: "{+baseUrl}/api/database/tokens/check/",
        identity: ["{account} at {baseUrl}", "{baseUrl}"],
        label: ["{account}", "a Baserow token"],
      },
      judge: [
        { status: 404, then: nowhere },
        { status: 200, absent: "/token", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide: tokenGuide,
    }),
    scheme({
      id: "login",
      type: "login",
      title: "E-mail and password",
      when: "To change tables and fields, which database tokens cannot.",
      fields: {
        baseUrl,
        email: text({ label: "E-mail", help: "Of the Baserow account.", example: "integration@acme.example" }),
        password: password({ label: "Password", help: "Of that account. Kept exactly as typed." }),
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/api",
      authenticate: { header: { authorization: "JWT {login.token}" } },
      login: {
        request: {
          method: "POST",
          url: "{+baseUrl}/api/user/token-auth/",
          json: { email: "{email}", password: "{password}" },
        },
        token: "/access_token",
        life: 540,
        judge: [
          {
            status: [401, 403],
            at: "/error",
            is: ["ERROR_DEACTIVATED_USER", "ERROR_EMAIL_VERIFICATION_REQUIRED"],
            then: { outcome: "rejected", reason: "account_locked" },
          },
          {
            status: 200,
            at: "/two_factor_auth",
            then: {
              outcome: "rejected",
              reason: "account_locked",
              field: "email",
              hint: "This account asks for a second factor, which nobody can type here.",
            },
          },
          { status: 401, then: { outcome: "rejected", reason: "invalid_credentials", field: "password" } },
          { status: [404, 405], then: nowhere },
        ],
      },
      probe: {
        url: "{+baseUrl}/api/workspaces/",
        identity: "{email} at {baseUrl}",
        label: "{email}",
      },
      judge: [{ status: 404, then: nowhere }],
      guide: loginGuide,
    }),
  ],
});
