import { cloudSignIn } from "../families/atlassian-oauth";
import { all, little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("read:jira-user", "See people, and who signed in"),
  little("read:jira-work", "Read projects, issues and comments"),
  much("write:jira-work", "Create and change issues and comments"),
  all("manage:jira-project", "Change settings of projects"),
  all("manage:jira-configuration", "Change settings of Jira"),
  much("manage:jira-webhook", "Register webhooks"),
];
const presets = [
  { title: "Work on issues", scopes: ["read:jira-user", "read:jira-work", "write:jira-work"] },
  { title: "Read only", scopes: ["read:jira-user", "read:jira-work"] },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  cloudSignIn(token, {
    product: "jira",
    path: "/rest/api/3",
    probePath: "/rest/api/3/myself",
    scopes,
    presets,
    guide: oauthGuide,
  });
