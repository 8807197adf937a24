import { oauthApp } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import { defineConnector } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "linkedin",
  name: "LinkedIn",
  aliases: ["posts", "social", "company page"],
  category: "marketing",
  docs: "https://learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow",
  tile: { initials: "Li", hue: 211 },
  schemes: [
    oauthApp({
      recommended: true,
      scopes: [
        little("openid", "See who signed in"),
        little("profile", "See the name"),
        little("email", "See the e-mail address"),
        much("w_member_social", "Post in the person's name"),
        much("w_organization_social", "Post for pages that the person manages; LinkedIn has to approve it"),
        little("r_organization_social", "Read posts of such pages; LinkedIn has to approve it"),
      ],
      presets: [
        { title: "Post as a person", scopes: ["openid", "profile", "email", "w_member_social"] },
        { title: "Only who signed in", scopes: ["openid", "profile", "email"] },
      ],
      origins: ["https://api.linkedin.com"],
      baseUrl: "https://api.linkedin.com",
      probe: { url: "https://api.linkedin.com/v2/userinfo", identity: "/sub", label: ["/email", "/name", "/sub"] },
      judge: [
        { status: 401, text: "EXPIRED_ACCESS_TOKEN", then: { outcome: "rejected", reason: "expired" } },
        { status: 401, text: "REVOKED_ACCESS_TOKEN", then: { outcome: "rejected", reason: "revoked" } },
        {
          status: 403,
          then: {
            outcome: "limited",
            reason: "insufficient_scope",
            missing: ["openid", "profile"],
            hint: "LinkedIn let it in; without the product Sign In with LinkedIn it may not say who signed in.",
          },
        },
      ],
      oauth2: {
        endpoints: {
          authorize: "https://www.linkedin.com/oauth/v2/authorization",
          token: "https://www.linkedin.com/oauth/v2/accessToken",
        },
        pkce: false,
        token: { life: 5_184_000 },
        refresh: { rotation: "never" },
      },
      guide,
    }),
  ],
});
