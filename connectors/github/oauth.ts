import { oauthLike } from "../families/oauth-app";
import { all, little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("read:user", "See the profile"),
  little("user:email", "See e-mail addresses"),
  little("public_repo", "Read and write public repositories"),
  much("repo", "Read and write all repositories, private ones too"),
  little("read:org", "See organisations and teams"),
  much("workflow", "Change workflows of Actions"),
  much("gist", "Write gists"),
  little("notifications", "Read notifications"),
  all("admin:repo_hook", "Manage webhooks of repositories"),
  all("delete_repo", "Delete repositories"),
];
const presets = [
  { title: "Repositories", scopes: ["repo", "read:org"] },
  { title: "Only who signed in", scopes: ["read:user", "user:email"] },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    when: "People let in an OAuth app or GitHub App of yours, at github.com.",
    origins: ["https://api.github.com"],
    baseUrl: "https://api.github.com",
    header: { authorization: "Bearer {oauth.accessToken}", "x-github-api-version": "2022-11-28" },
    probe: { url: "https://api.github.com/user", identity: "/id", label: ["/login", "/id"] },
    judge: (token.judge ?? []).filter(({ status }) => status !== 404),
    scopes,
    presets,
    scopesHelp: "Separated by blanks. A GitHub App ignores them: it has permissions instead.",
    oauth2: {
      endpoints: {
        authorize: "https://github.com/login/oauth/authorize",
        token: "https://github.com/login/oauth/access_token",
      },
      token: {
        headers: { accept: "application/json" },
        // Refusals come with a 200.
        judge: [
          {
            at: "/error",
            is: "bad_refresh_token",
            then: { outcome: "rejected", reason: "revoked", hint: "It was used before, or lay unused for six months." },
          },
          {
            at: "/error",
            is: "incorrect_client_credentials",
            then: { outcome: "rejected", reason: "invalid_client" },
          },
          {
            at: "/error",
            is: "bad_verification_code",
            then: { outcome: "rejected", reason: "expired", hint: "The code was used before, or too late." },
          },
        ],
      },
      refresh: { rotation: "always", keepAlive: 5_184_000 },
    },
    guide: oauthGuide,
  });
