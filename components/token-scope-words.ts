import type { Tone } from "./ui/badge";

/** What each scope of an API token means to a person, and what could go wrong with it. */
export type ScopeWords = { group: string; title: string; help: string; risk: Risk };
export type Risk = "low" | "medium" | "high";

export const riskWords: Record<Risk, { label: string; tone: Tone }> = {
  low: { label: "Low risk", tone: "neutral" },
  medium: { label: "Changes things", tone: "warn" },
  high: { label: "Gives secrets away", tone: "bad" },
};

const use = "Use credentials";
const manage = "Look after credentials";
const workspace = "Workspace";

export const scopeWords: Readonly<Record<string, ScopeWords>> = {
  "proxy:read": {
    group: use,
    title: "Read through the proxy",
    help: "GET and HEAD. The secret never leaves Keyrack.",
    risk: "low",
  },
  "proxy:write": {
    group: use,
    title: "Send anything through the proxy",
    help: "POST, PUT, PATCH, DELETE: can change data in the application.",
    risk: "medium",
  },
  "authorization:read": {
    group: use,
    title: "Fetch the authorization",
    help: "The headers or password that let a request in. Whoever has the token has the access.",
    risk: "high",
  },
  "secret:read": {
    group: use,
    title: "Read the stored secret",
    help: "Everything that was typed in, as it was. Hardly anything needs this.",
    risk: "high",
  },
  "credentials:read": {
    group: manage,
    title: "List credentials",
    help: "Names, status and accounts, never a secret.",
    risk: "low",
  },
  "credentials:verify": {
    group: manage,
    title: "Check credentials",
    help: "Asks the application whether they still work.",
    risk: "low",
  },
  "credentials:write": {
    group: manage,
    title: "Add and change credentials",
    help: "New values are checked before they replace old ones.",
    risk: "medium",
  },
  "credentials:delete": {
    group: manage,
    title: "Delete credentials",
    help: "For good, also ones that flows use.",
    risk: "medium",
  },
  "events:read": {
    group: workspace,
    title: "Read the activity",
    help: "Who did what, with names of people and credentials.",
    risk: "low",
  },
  "connectors:write": {
    group: workspace,
    title: "Describe applications",
    help: "Adds applications of your own, and where their secrets are sent.",
    risk: "medium",
  },
  "links:write": {
    group: workspace,
    title: "Make connect links",
    help: "Lets somebody without an account add a credential.",
    risk: "medium",
  },
};

/** The scopes by group, in the order above; one that has no words yet stands last, as it is written. */
export function groupedScopes(scopes: readonly string[]): [string, (ScopeWords & { scope: string })[]][] {
  const worded = scopes.map((scope) => ({
    scope,
    ...(scopeWords[scope] ?? { group: workspace, title: scope, help: "", risk: "medium" as const }),
  }));
  return [use, manage, workspace].flatMap((group) => {
    const own = worded.filter((each) => each.group === group).sort((a, b) => order(a.scope) - order(b.scope));
    return own.length > 0 ? [[group, own] as [string, typeof own]] : [];
  });
}

/** What is usual stands first; what has no words yet, last. */
function order(scope: string): number {
  const at = Object.keys(scopeWords).indexOf(scope);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** How a token uses credentials, in two words. */
export function waysIn(scopes: readonly string[]): string {
  if (scopes.includes("secret:read")) return "Reads secrets";
  if (scopes.includes("authorization:read")) return "May fetch authorizations";
  if (scopes.includes("proxy:write")) return "Proxy only";
  if (scopes.includes("proxy:read")) return "Proxy only, reading";
  return "Uses no credential";
}
