import { apiKey } from "../families/key";
import { defineConnector, scheme, url } from "../kit";
import { tokenGuide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "token",
  type: "bearer",
  title: "Personal access token",
  recommended: true,
  fields: {
    token: apiKey({
      label: "Personal access token",
      help: "A fine-grained token reaches only the repositories chosen for it.",
      example: "github_pat_11ABCDEFG0abcdefghijkl_0123456789abcdefghijklmnop",
      pattern: "^(github_pat_[A-Za-z0-9_]{20,}|gh[pous]_[A-Za-z0-9]{30,}|[0-9a-f]{40})$",
      message: "A token begins with github_pat_ (fine-grained) or ghp_ (classic). Copy all of it.",
    }),
    baseUrl: url({
      label: "API address",
      group: "settings",
      help: "Change it only for GitHub Enterprise Server: its address with /api/v3. The token is sent there and nowhere else.",
      example: "https://api.github.com",
      default: "https://api.github.com",
      pattern: "^https://[^\\s?#\\\\@]+$",
      message: "Enter an address that begins with https://, without user name, ? or #.",
      advanced: true,
    }),
  },
  origins: ["{+baseUrl}"],
  baseUrl: "{+baseUrl}",
  authenticate: { header: { authorization: "Bearer {token}", "x-github-api-version": "2022-11-28" } },
  probe: {
    url: "{+baseUrl}/user",
    identity: ["{/id} at {baseUrl}"],
    label: ["/login", "/id"],
  },
  judge: [
    { status: 403, text: "rate limit|abuse detection", then: { outcome: "inconclusive", reason: "rate_limited" } },
    {
      status: 403,
      text: "SAML|single sign-on|SSO",
      then: {
        outcome: "limited",
        missing: ["single sign-on"],
        hint: "Authorize the token for your organization: Configure SSO, beside it in the list of tokens.",
      },
    },
    {
      status: 403,
      text: "ip allow list",
      then: {
        outcome: "limited",
        missing: ["calls from this server"],
        hint: "The organization lets in only listed addresses, and this server's is not among them.",
      },
    },
    {
      status: 403,
      text: "suspended",
      then: { outcome: "rejected", reason: "account_locked" },
    },
    {
      status: 404,
      then: {
        outcome: "inconclusive",
        reason: "unexpected_response",
        field: "baseUrl",
        hint: "There is no GitHub API at this address. On an Enterprise Server it ends with /api/v3.",
      },
    },
    { status: 200, absent: "/id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
  ],
  guide: tokenGuide,
});

export default defineConnector({
  id: "github",
  name: "GitHub",
  aliases: ["git", "repositories", "issues", "actions", "github enterprise"],
  category: "developer",
  docs: "https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api",
  tile: { initials: "Gh", hue: 265 },
  popular: true,
  schemes: [byKey, oauth(byKey)],
});
