import { and, eq } from "drizzle-orm";
import type { Values } from "@/connectors/kit";
import { type Actor, authorize, may } from "@/lib/actor";
import { type CredentialRow, rowOf } from "@/lib/credentials/row";
import { AppError } from "@/lib/errors";
import { type Installation, installation } from "@/lib/installation";
import { assembled } from "@/lib/oauth/credential";
import { factValues } from "@/lib/oauth/facts";
import type { Refused } from "@/lib/oauth/refusal";
import { needsNobody } from "./barrier";
import { never } from "./due";
import { type GrantRow, grantRow, type LiveGrant, liveOf, openGrant, originOf, sealFirst } from "./grant";
import { type Known, type Refreshed, refreshGrant } from "./refresh";
import { sharedBy } from "./shared";

/**
 * The access token of a credential, fresh. One that is still valid is always served, also while a refresh fails; a
 * refresh that is due goes on beside it. Whoever needs a new one waits for the one refresh that everybody waits for.
 */
export type Access = {
  token: string;
  /** As the application named it; sent as Bearer unless the connector says otherwise. */
  tokenType: string;
  /** Milliseconds since 1970; undefined: nobody said that it ends. */
  expiresAt: number | undefined;
  /** Give it back as `stale` when the application did not take this token. */
  revision: number;
  /** `oauth.accessToken`, `oauth.tokenSecret` where there is one, and the facts, for the connector's templates. */
  values: Values;
};

export type AccessResult = { access: Access } | { outcome: Refused };

/**
 * For authorization, proxy and verification. Throws `not_found`, `reconnect_required` when a person has to connect it
 * again, `credential_invalid` when values or OAuth client are wrong, `application_unreachable` (with `retryAfter`, seconds) while the
 * application cannot be asked.
 */
export async function accessToken(actor: Actor, credentialId: string, stale?: number): Promise<Access> {
  if (!(["credential.authorize", "proxy.read"] as const).some((action) => may(actor, action)))
    authorize(actor, "credential.verify");
  const home = await installation();
  const row = await rowOf(home.store, home.store.db, actor, credentialId);
  const result = await accessFor(home, row, stale === undefined ? {} : { stale });
  if ("access" in result) return result.access;
  throw unavailable(row, result.outcome);
}

/** The same for callers that have authorized already and want an outcome. `now` is for tests and the scheduler. */
export async function accessFor(
  home: Installation,
  row: CredentialRow,
  { stale, now = Date.now }: { stale?: number; now?: () => number } = {},
): Promise<AccessResult> {
  const pending = sharedBy(home).pending.get(row.id);
  const known = pending ? undefined : await currentGrant(home, row);
  if (!pending && !known)
    return { outcome: { outcome: "rejected", reason: "expired", hint: "It was never connected." } };
  const live = pending?.live ?? (known && liveOf(known.seen, known.secret));
  if (live && live.accessToken !== "" && live.revision !== stale && isValid(live, now())) {
    if (known && isDue(known.seen, now()))
      void refreshGrant(home, row, { stale: live.revision, known, now }).catch(() => undefined);
    return { access: accessOf(row, live) };
  }
  const result = await refreshGrant(home, row, { stale: live?.revision ?? 0, known, now });
  return served(row, result, live, stale, now());
}

/** What is stored, bound to the values of today; of client credentials it begins empty, and anew when values changed. */
async function currentGrant(home: Installation, row: CredentialRow): Promise<Known | undefined> {
  const found = await grantRow(home, home.store.db, row.id);
  const credential = await assembled(home, row, found?.oauthClientId ?? undefined);
  const origin = originOf(credential);
  const secret = found && openGrant(home, found);
  if (!needsNobody(credential)) {
    if (!found || !secret) return undefined;
    if (secret.boundTo === origin.boundTo) return { seen: found, secret, credential };
    throw new AppError("reconnect_required", `The addresses of "${row.name}" were changed. Connect it again.`);
  }
  if (found && secret && same(secret, origin)) return { seen: found, secret, credential };
  const place = { workspaceId: row.workspaceId, credentialId: row.id };
  const first = sealFirst(home, place, (found?.revision ?? 0) + 1, { accessToken: "", tokenType: "bearer", ...origin });
  const { grants: g } = home.store.t;
  await home.store.write(async (tx) => {
    if (found) await tx.delete(g).where(and(eq(g.credentialId, row.id), eq(g.revision, found.revision)));
    const blank = { ...place, ...first, scopes: [], expiresAt: 0, failures: 0, fence: found?.fence ?? 0 };
    const oauthClientId = found?.oauthClientId ?? null;
    await tx
      .insert(g)
      .values({ ...blank, oauthClientId, updatedAt: Date.now() })
      .onConflictDoNothing();
  });
  const seen = await grantRow(home, home.store.db, row.id);
  return seen && { seen, secret: openGrant(home, seen), credential };
}

function same(a: { boundTo: string; madeFrom: string }, b: { boundTo: string; madeFrom: string }): boolean {
  return a.boundTo === b.boundTo && a.madeFrom === b.madeFrom;
}

/** A token that ends on the way is of no use. */
const marginMs = 20_000;

function isValid({ expiresAt }: LiveGrant, now: number, margin = marginMs): boolean {
  return expiresAt === undefined || expiresAt > now + margin;
}

function isDue({ dueAt, retryAt }: GrantRow, now: number): boolean {
  return dueAt !== null && dueAt <= now && (retryAt === null || retryAt <= now);
}

function served(
  row: CredentialRow,
  result: Refreshed,
  old: LiveGrant | undefined,
  stale: number | undefined,
  now: number,
): AccessResult {
  if ("grant" in result) return { access: accessOf(row, result.grant) };
  // Its last seconds are better than nothing.
  const usable = old && old.accessToken !== "" && old.revision !== stale && isValid(old, now, 1_000);
  return usable ? { access: accessOf(row, old) } : result;
}

function accessOf(row: CredentialRow, live: LiveGrant): Access {
  const { accessToken: token, tokenType, tokenSecret, expiresAt, revision } = live;
  const signing: Values = tokenSecret === undefined ? {} : { "oauth.tokenSecret": tokenSecret };
  const values = { "oauth.accessToken": token, ...signing, ...factValues(row.facts) };
  return { token, tokenType, expiresAt, revision, values };
}

/** The refusal as the rest of the room knows it. */
export function unavailable(row: CredentialRow, outcome: Refused): AppError {
  const why = outcome.hint ? ` ${outcome.hint}` : "";
  const cause = { reason: outcome.reason };
  if (outcome.outcome === "inconclusive") {
    const retryAfter = outcome.retryAfter ?? 30;
    return new AppError(
      "application_unreachable",
      `The application gives no access for "${row.name}" right now.${why}`,
      {
        retryAfter,
        cause,
      },
    );
  }
  if (outcome.reason === "revoked" || outcome.reason === "expired")
    return new AppError("reconnect_required", `"${row.name}" must be connected again.${why}`, { cause });
  return new AppError("credential_invalid", `"${row.name}" gives no access.${why}`, { cause });
}

/** What a page shows of a grant: no token, and nothing that was sealed. Undefined when there is none. */
export type GrantSummary = {
  scopes: readonly string[];
  expiresAt?: number;
  refreshExpiresAt?: number;
  /** When it is refreshed by itself. */
  dueAt?: number;
  /** Refreshes that failed since the last one that worked, and when the next try is. */
  failures: number;
  retryAt?: number;
  oauthClient?: string;
};

export async function grantSummary(actor: Actor, credentialId: string): Promise<GrantSummary | undefined> {
  authorize(actor, "credential.read");
  const home = await installation();
  const row = await rowOf(home.store, home.store.db, actor, credentialId);
  const grant = await grantRow(home, home.store.db, row.id);
  if (!grant) return undefined;
  const { scopes, failures, expiresAt, refreshExpiresAt, dueAt, retryAt, oauthClientId } = grant;
  return {
    scopes,
    failures,
    ...(expiresAt ? { expiresAt } : {}),
    ...(refreshExpiresAt === null ? {} : { refreshExpiresAt }),
    ...(dueAt === null ? {} : { dueAt }),
    ...(retryAt === null || retryAt === never ? {} : { retryAt }),
    ...(oauthClientId === null ? {} : { oauthClient: oauthClientId }),
  };
}
