import type { Guide, HttpScheme, OAuthScope } from "../kit";
import { oauthLike } from "./oauth-app";
import type { Preset } from "./oauth-client";

/** Atlassian's cloud lets an app in to sites, and answers for each of them at one host under the site's ID. */

type Product = {
  /** As it is called in the address. */
  product: "jira" | "confluence";
  path: string;
  probePath: string;
  scopes: readonly OAuthScope[];
  presets: readonly Preset[];
  guide: Guide;
};

export function cloudSignIn(
  like: HttpScheme,
  { product, path, probePath, scopes, presets, guide }: Product,
): HttpScheme {
  const site = `https://api.atlassian.com/ex/${product}/{facts.site}`;
  return oauthLike(like, {
    title: "OAuth 2.0 (Cloud)",
    when: "People let in an app of yours and choose a site.",
    origins: ["https://api.atlassian.com"],
    baseUrl: `${site}${path}`,
    probe: {
      url: `${site}${probePath}`,
      identity: "{/accountId} at {facts.site}",
      label: ["/displayName", "/accountId"],
    },
    judge: [
      {
        status: [401, 403],
        text: "scope does not match",
        then: { outcome: "limited", reason: "insufficient_scope", missing: [`read:${product}-user`] },
      },
      ...(like.judge ?? []).filter(({ status }) => status !== 404 && status !== 401),
    ],
    scopes,
    presets,
    oauth2: {
      endpoints: { authorize: "https://auth.atlassian.com/authorize", token: "https://auth.atlassian.com/oauth/token" },
      pkce: false,
      authorize: { parameters: { audience: "api.atlassian.com", prompt: "consent" } },
      token: {
        body: "json",
        life: 3600,
        refreshLife: 7_776_000,
        // A wrong client secret is called a refusal of access.
        judge: [{ at: "/error", is: "access_denied", then: { outcome: "rejected", reason: "invalid_client" } }],
      },
      offline: { scope: "offline_access" },
      refresh: { rotation: "always", keepAlive: 2_592_000 },
      facts: {
        site: {
          from: "request",
          request: { url: "https://api.atlassian.com/oauth/token/accessible-resources" },
          list: "",
          at: "/id",
          label: "/url",
          title: "site",
          pattern: "[0-9a-f-]{36}",
        },
      },
    },
    guide,
  });
}
