import { apiToken, email, site } from "../families/atlassian";
import { apiKey } from "../families/key";
import { address } from "../families/own-server";
import { defineConnector, type JudgeRule, scheme } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { serverGuide, tokenGuide } from "./guide";
import { oauth } from "./oauth";

/** Where anonymous reading is on, Confluence answers a wrong sign-in like a visitor's. */
const anonymous: JudgeRule = {
  status: 200,
  at: "/type",
  is: "anonymous",
  then: {
    outcome: "rejected",
    reason: "invalid_credentials",
    hint: "Confluence took the call for an anonymous visitor's.",
  },
};

const byKey = scheme({
  id: "apiToken",
  type: "basic",
  title: "API token (Cloud)",
  when: "For a site at atlassian.net, with a token without scopes.",
  recommended: true,
  fields: { site, email, apiToken },
  origins: ["https://{site}.atlassian.net"],
  baseUrl: "https://{site}.atlassian.net/wiki",
  authenticate: { basic: { user: "{email}", password: "{apiToken}" } },
  probe: {
    url: "https://{site}.atlassian.net/wiki/rest/api/user/current",
    identity: "{/accountId} at {site}",
    label: ["{/displayName} at {site}.atlassian.net", "{/accountId} at {site}.atlassian.net"],
  },
  judge: [
    anonymous,
    {
      status: 403,
      then: {
        outcome: "limited",
        missing: ["Confluence"],
        hint: "The account has no access to Confluence on this site.",
      },
    },
    {
      status: 404,
      then: {
        outcome: "inconclusive",
        reason: "unexpected_response",
        field: "site",
        hint: "Atlassian knows no site of this name, or it has no Confluence.",
      },
    },
  ],
  guide: tokenGuide,
});

export default defineConnector({
  id: "confluence",
  name: "Confluence",
  aliases: ["atlassian", "wiki", "pages", "spaces"],
  category: "productivity",
  docs: "https://developer.atlassian.com/cloud/confluence/basic-auth-for-rest-apis/",
  tile: { initials: "Co", hue: 218 },
  schemes: [
    byKey,
    oauth(byKey),
    scheme({
      id: "personalToken",
      type: "bearer",
      title: "Personal access token (Data Center)",
      when: "For a Confluence of your own.",
      fields: {
        baseUrl: address({
          help: "With its context path, if it has one.",
          example: "https://wiki.acme.example/confluence",
        }),
        token: apiKey({ label: "Personal access token", help: "Acts as the person who made it." }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      ca: "ca",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "{+baseUrl}/rest/api/user/current",
        identity: ["{/userKey} at {baseUrl}", "{/username} at {baseUrl}"],
        label: ["/displayName", "/username"],
      },
      judge: [
        anonymous,
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no Confluence here. Is its context path missing?",
          },
        },
      ],
      guide: serverGuide,
    }),
  ],
});
