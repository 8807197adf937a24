import { oauthLike, taken } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import { type HttpScheme, text } from "../kit";
import { applicationGuide, oauthGuide } from "./guide";

const scopes = [
  little("abilities.read", "See what the account's plan can do"),
  little("users.read", "See people, and who signed in"),
  little("incidents.read", "Read incidents"),
  much("incidents.write", "Open, acknowledge and resolve incidents"),
  little("services.read", "See services"),
  much("services.write", "Change services"),
  little("schedules.read", "See schedules"),
  much("schedules.write", "Change schedules"),
  little("escalation_policies.read", "See escalation policies"),
  little("oncalls.read", "See who is on call"),
];
const work = ["incidents.read", "incidents.write", "services.read"];

const endpoints = {
  authorize: "https://identity.pagerduty.com/oauth/authorize",
  token: "https://identity.pagerduty.com/oauth/token",
};

export const oauth = (key: HttpScheme): HttpScheme =>
  oauthLike(key, {
    when: "People let in an app of yours; everything happens in their name.",
    fields: taken(key, "region"),
    scopes,
    presets: [
      { title: "Work on incidents", scopes: ["users.read", ...work] },
      { title: "Read only", scopes: ["users.read", "incidents.read", "services.read", "oncalls.read"] },
    ],
    probe: {
      url: "https://{region}/users/me",
      identity: "/user/id",
      label: ["/user/email", "/user/name", "/user/id"],
    },
    judge: [
      { status: 200, absent: "/user", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      {
        status: 403,
        then: {
          outcome: "limited",
          reason: "insufficient_scope",
          missing: ["users.read"],
          hint: "PagerDuty let it in. Without users.read it does not say who signed in.",
        },
      },
    ],
    oauth2: { endpoints, token: { life: 86_400 }, refresh: { rotation: "always" } },
    guide: oauthGuide,
  });

export const application = (key: HttpScheme): HttpScheme => ({
  ...oauthLike(key, {
    title: "App of the account (client credentials)",
    when: "A machine of its own, without a person. The app needs Scoped OAuth.",
    fields: {
      ...taken(key, "region"),
      accountScope: text({
        label: "Account",
        help: "Region and subdomain: us.acme for acme.pagerduty.com, eu.acme for acme.eu.pagerduty.com.",
        example: "us.acme",
        prefix: "as_account-",
        pattern: "^(us|eu)\\.[a-z0-9][a-z0-9-]*$",
        message: "Enter the region, a dot and the subdomain, as in us.acme.",
        paste: [{ kind: "strip", pattern: "^as_account-" }],
      }),
    },
    scopes,
    presets: [
      { title: "Work on incidents", scopes: ["abilities.read", ...work] },
      { title: "Read only", scopes: ["abilities.read", "incidents.read", "services.read", "oncalls.read"] },
    ],
    scopesHelp: "What the app may do: the same as in its registration, separated by blanks.",
    probe: {
      url: "https://{region}/abilities",
      identity: "{clientId} in {accountScope}",
      label: "{accountScope}",
    },
    judge: [
      { status: 200, absent: "/abilities", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      {
        status: 403,
        then: {
          outcome: "limited",
          reason: "insufficient_scope",
          missing: ["abilities.read"],
          hint: "PagerDuty let the app in. The check reads what the plan can do, which it may not.",
        },
      },
    ],
    oauth2: {
      grant: "client_credentials",
      endpoints: { token: endpoints.token },
      scopes: { wanted: "{scopes} as_account-{accountScope}" },
      token: { life: 2_592_000 },
      offline: "none",
    },
    guide: applicationGuide,
  }),
  id: "application",
});
