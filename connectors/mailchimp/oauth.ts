import { oauthLike } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (key: HttpScheme): HttpScheme =>
  oauthLike(key, {
    when: "Accounts let in an app of yours.",
    // Which data centre it is, only the first of the two knows.
    origins: ["https://login.mailchimp.com", "https://{facts.dc}.api.mailchimp.com"],
    baseUrl: "https://{facts.dc}.api.mailchimp.com/3.0",
    probe: {
      ...key.probe,
      url: "https://{facts.dc}.api.mailchimp.com/3.0/?fields=account_id,account_name,login_id,email",
    },
    judge: (key.judge ?? []).filter(({ then }) => !("field" in then)),
    oauth2: {
      endpoints: {
        authorize: "https://login.mailchimp.com/oauth2/authorize",
        token: "https://login.mailchimp.com/oauth2/token",
      },
      pkce: false,
      offline: "none",
      facts: {
        dc: {
          from: "request",
          request: { url: "https://login.mailchimp.com/oauth2/metadata" },
          at: "/dc",
          title: "data centre",
          pattern: "[a-z]{2}\\d{1,3}",
        },
      },
    },
    guide: oauthGuide,
  });
