import { cloudSignIn } from "../families/atlassian-oauth";
import { all, little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("read:confluence-user", "See people, and who signed in"),
  little("read:confluence-content.summary", "See titles"),
  little("read:confluence-content.all", "Read pages"),
  much("write:confluence-content", "Create and change pages"),
  little("read:confluence-space.summary", "See spaces"),
  little("search:confluence", "Search"),
  all("manage:confluence-configuration", "Change settings"),
];
const presets = [
  {
    title: "Read and write pages",
    scopes: [
      "read:confluence-user",
      "read:confluence-content.all",
      "read:confluence-space.summary",
      "write:confluence-content",
    ],
  },
  { title: "Read only", scopes: ["read:confluence-user", "read:confluence-content.all", "search:confluence"] },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  cloudSignIn(token, {
    product: "confluence",
    path: "/wiki",
    probePath: "/wiki/rest/api/user/current",
    scopes,
    presets,
    guide: oauthGuide,
  });
