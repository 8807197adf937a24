import type { OAuth2 } from "@/connectors/kit";
import type { Tokens } from "@/lib/oauth/token";
import { dueAtFor } from "./due";
import type { GrantSecret } from "./grant";

/** When it ends, and when to come back. */
export function timesOf(oauth2: OAuth2, tokens: Tokens, { refreshToken }: GrantSecret, now: number) {
  const shift = now - Date.now();
  const moved = (at: number | undefined) => (at === undefined ? undefined : at + shift);
  const expiresAt = moved(tokens.expiresAt);
  const refreshable = refreshToken !== undefined;
  return {
    expiresAt: expiresAt ?? null,
    refreshExpiresAt: moved(tokens.refreshExpiresAt) ?? null,
    dueAt: dueAtFor(oauth2, { expiresAt, refreshable }, now),
  };
}
