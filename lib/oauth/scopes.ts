import { expandText } from "@/connectors/kit";
import type { Dialect } from "./dialect";

/**
 * Which scopes are asked for, and what is missing from those that were granted. Applications spell a granted scope in
 * other ways than the wanted one; a scope that only looks different is not called missing.
 */
export function wantedScopes({ oauth2, values }: Pick<Dialect, "oauth2" | "values">): string[] {
  return listOf(oauth2.scopes ? expandText(oauth2.scopes.wanted, values) : "");
}

/** The text that is sent; undefined when nothing is asked for. */
export function askedScope(dialect: Pick<Dialect, "oauth2" | "values">): string | undefined {
  const { scopes, offline } = dialect.oauth2;
  const more = [...(scopes?.always ?? []), offline !== "none" && offline?.scope ? offline.scope : ""];
  const all = [...new Set([...wantedScopes(dialect), ...more.filter((scope) => scope !== "")])];
  return all.length === 0 ? undefined : all.join(scopes?.separator ?? " ");
}

/** All of an answer that leaves `scope` out were granted (RFC 6749 5.1). */
export function missingScopes(wanted: readonly string[], granted: readonly string[] | undefined): string[] {
  if (granted === undefined) return [];
  return addedScopes(wanted, granted).filter((scope) => !unreported.has(scope.toLowerCase()));
}

/** What nobody has agreed to yet, those that answers leave out among it. */
export function addedScopes(wanted: readonly string[], agreed: readonly string[]): string[] {
  const have = agreed.map((scope) => scope.toLowerCase());
  return wanted.filter((scope) => {
    const low = scope.toLowerCase();
    // A short name and its address, such as User.Read and https://graph.example.com/User.Read.
    return !have.some((each) => each === low || each.endsWith(`/${low}`) || each.endsWith(`.${low}`));
  });
}

export function listOf(text: string): string[] {
  return [...new Set(text.split(/[\s,+]+/).filter((scope) => scope !== ""))];
}

/** They ask for something beside the access token, and many answers do not list them. */
const unreported = new Set(["openid", "offline_access", "profile", "email"]);
