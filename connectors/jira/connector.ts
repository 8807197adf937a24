import { apiToken, email, site as namedSite } from "../families/atlassian";
import { bearerPaste } from "../families/key";
import { address } from "../families/own-server";
import { defineConnector, type Field, scheme, secret, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { scopedGuide, serverGuide, tokenGuide } from "./guide";
import { oauth } from "./oauth";

/** A whole address is pasted here as often as a name. */
const site: Field = { ...namedSite, paste: [{ kind: "url", into: { site: "subdomain" } }] };

const byKey = scheme({
  id: "apiToken",
  type: "basic",
  title: "API token (Cloud)",
  when: "For a site at atlassian.net, with a token without scopes.",
  recommended: true,
  fields: { site, email, apiToken },
  origins: ["https://{site}.atlassian.net"],
  baseUrl: "https://{site}.atlassian.net/rest/api/3",
  authenticate: { basic: { user: "{email}", password: "{apiToken}" } },
  probe: {
    url: "https://{site}.atlassian.net/rest/api/3/myself",
    identity: "{/accountId} at {site}",
    label: ["{/displayName} at {site}.atlassian.net", "{/accountId} at {site}.atlassian.net"],
  },
  judge: [
    {
      status: 401,
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        hint: "Atlassian says the same for a wrong address, a token that has run out and a token with scopes, which has a way in of its own.",
      },
    },
    {
      status: 404,
      then: {
        outcome: "inconclusive",
        reason: "unexpected_response",
        field: "site",
        hint: "Atlassian knows no site of this name, it has no Jira, or it is not to be reached just now.",
      },
    },
  ],
  guide: tokenGuide,
});

export default defineConnector({
  id: "jira",
  name: "Jira",
  aliases: ["atlassian", "issues", "tickets", "scrum"],
  category: "developer",
  docs: "https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/",
  tile: { initials: "Ji", hue: 216 },
  schemes: [
    byKey,
    oauth(byKey),
    scheme({
      id: "scopedToken",
      type: "basic",
      title: "API token with scopes (Cloud)",
      when: "For a token that was limited to scopes: Atlassian takes it only at another address.",
      fields: {
        cloudId: text({
          label: "Cloud ID",
          help: "Of the site, as its page _edge/tenant_info shows it.",
          example: "11223344-a1b2-3b33-c444-def123456789",
          pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
          message: "A cloud ID has 36 characters with dashes.",
        }),
        email,
        apiToken,
      },
      origins: ["https://api.atlassian.com"],
      baseUrl: "https://api.atlassian.com/ex/jira/{cloudId}/rest/api/3",
      authenticate: { basic: { user: "{email}", password: "{apiToken}" } },
      probe: {
        url: "https://api.atlassian.com/ex/jira/{cloudId}/rest/api/3/myself",
        identity: "{/accountId} at {cloudId}",
        label: ["/displayName", "/accountId"],
      },
      judge: [
        {
          status: [401, 403],
          text: "scope does not match",
          then: { outcome: "limited", reason: "insufficient_scope", missing: ["read:jira-user"] },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "cloudId",
            hint: "Atlassian knows no site of this cloud ID, or it has no Jira.",
          },
        },
      ],
      guide: scopedGuide,
    }),
    scheme({
      id: "dataCenterToken",
      type: "bearer",
      title: "Personal access token (Data Center)",
      when: "For a Jira of your own, version 8.14 or newer.",
      fields: {
        baseUrl: address({
          label: "Base URL",
          help: "Of your Jira, with its path if there is one.",
          example: "https://jira.acme.example",
          paste: [{ kind: "strip", pattern: "/(secure|browse|rest|projects)(/.*)?$" }],
        }),
        accessToken: secret({
          label: "Personal access token",
          help: "Of one user. It may do everything that user may.",
          paste: bearerPaste,
        }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/rest/api/2",
      ca: "ca",
      authenticate: { header: { authorization: "Bearer {accessToken}" } },
      probe: {
        url: "{+baseUrl}/rest/api/2/myself",
        identity: "{/key} at {baseUrl}",
        label: ["{/displayName} at {baseUrl}", "{/name} at {baseUrl}"],
      },
      judge: [
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no REST API of Jira at this address. Is a path such as /jira missing?",
          },
        },
      ],
      guide: serverGuide,
    }),
  ],
});
