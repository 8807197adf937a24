import type { CredentialRow } from "@/lib/credentials/row";
import type { Installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { countRefresh } from "@/lib/metrics";
import { assembled, type OAuthCredential } from "@/lib/oauth/credential";
import { type Dialect, dialectOf, endpointOf } from "@/lib/oauth/dialect";
import { type Refused, refusedBy } from "@/lib/oauth/refusal";
import { mintTokens, refreshTokens, type Tokens } from "@/lib/oauth/token";
import { quarantineSentence } from "@/lib/quarantine";
import { traced } from "@/lib/tracing/trace";
import { barrier, needsNobody } from "./barrier";
import { commitTokens, defer, type Fenced, postpone } from "./commit";
import { condemn, noteOutage } from "./condemn";
import { failpoint } from "./failpoint";
import {
  type GrantRow,
  type GrantSecret,
  grantRow,
  type LiveGrant,
  liveOf,
  openGrant,
  openPrevious,
  originOf,
  sealNext,
  secretOf,
} from "./grant";
import { lease } from "./lease";
import { sharedBy } from "./shared";
import { keepPending, type Spooled } from "./spool";
import { timesOf } from "./times";

/**
 * Gets new tokens for a credential, at most once at a time. The intent is on disk before the old token is spent, the new
 * one is on disk before anybody gets it, and only the application's own word that the grant is dead makes a credential
 * invalid. An outage, a slow disk or a lost race is waited out.
 */
export type Refreshed = { grant: LiveGrant } | { outcome: Refused };
export type RefreshOptions = {
  /** The revision that was found too old: a newer one is given as it is. */
  stale: number;
  /** What the caller has read just now. The lease finds out when it has changed. */
  known?: Known | undefined;
  /** Milliseconds; `Date.now` by default. */
  now?: () => number;
};

export type Known = { seen: GrantRow; secret: GrantSecret; credential: OAuthCredential };

export function refreshGrant(home: Installation, row: CredentialRow, options: RefreshOptions): Promise<Refreshed> {
  if (home.quarantine.now) {
    const hint = quarantineSentence;
    return Promise.resolve({ outcome: { outcome: "inconclusive", reason: "blocked_address", hint } });
  }
  const { flights } = sharedBy(home);
  const flying = flights.get(row.id);
  if (flying) return flying;
  const flight = measured(() => once(home, row, options)).finally(() => flights.delete(row.id));
  flights.set(row.id, flight);
  return flight;
}

function measured(work: () => Promise<Refreshed>): Promise<Refreshed> {
  const began = performance.now();
  const done = (outcome: Parameters<typeof countRefresh>[0]) => countRefresh(outcome, performance.now() - began);
  return traced("refresh", {}, async (note) => {
    try {
      const result = await work();
      done("grant" in result ? "renewed" : "refused");
      note("grant" in result ? { outcome: "renewed" } : { outcome: "refused", reason: result.outcome.reason });
      return result;
    } catch (error) {
      done("failed");
      throw error;
    }
  });
}

type Ready = { credential: OAuthCredential; dialect: Dialect; secret: GrantSecret; now: () => number };

async function once(
  home: Installation,
  row: CredentialRow,
  { stale, known, now = Date.now }: RefreshOptions,
): Promise<Refreshed> {
  const waitUntil = performance.now() + patienceMs;
  for (let fresh = known; ; fresh = undefined) {
    const pending = sharedBy(home).pending.get(row.id);
    if (pending) return { grant: pending.live };
    const seen = fresh?.seen ?? (await grantRow(home, home.store.db, row.id));
    if (!seen) return { outcome: notConnected };
    const secret = fresh?.secret ?? openGrant(home, seen);
    // What is stored is newer than what was found too old.
    if (seen.revision > stale) return { grant: liveOf(seen, secret) };
    const credential = fresh?.credential ?? (await assembled(home, row, seen.oauthClientId ?? undefined));
    const barred = barrier(seen, secret, credential, now());
    if (barred) {
      // What cannot be tried must not stand before what can.
      if (seen.dueAt !== null && seen.dueAt <= now()) await defer(home, seen, now() + barredMs);
      return { outcome: barred };
    }
    const tried = await attempt(home, seen, { credential, secret, now });
    if (!("busyUntil" in tried)) return tried;
    // Waiting too long for somebody else is no failure of the credential.
    if (performance.now() > waitUntil) return { outcome: { outcome: "inconclusive", reason: "timeout" } };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const barredMs = 5 * 60_000;
/** Longer than a lease lives. */
const patienceMs = 60_000;

const notConnected: Refused = {
  outcome: "rejected",
  reason: "expired",
  hint: "It was never connected, or not to its end.",
};

type Waiting = Omit<Ready, "dialect">;

async function attempt(
  home: Installation,
  seen: GrantRow,
  { credential, secret, now }: Waiting,
): Promise<Refreshed | { busyUntil: number }> {
  const { gate } = sharedBy(home);
  const begun: { fenced?: Fenced; interruptedAt?: number | undefined } = {};
  try {
    const { scheme, values } = credential;
    const dialect = await dialectOf(scheme, values, { egress: home.egress });
    const host = new URL(endpointOf(dialect, needsNobody(credential) ? "token" : "refresh")).host;
    const turn = await gate.run(host, now, async (): Promise<Refreshed | { busyUntil: number }> => {
      failpoint(home, "refresh.before-intent");
      const leased = await lease(home, seen, { spends: secret.refreshToken, now: now() });
      if ("busyUntil" in leased) return leased;
      if ("moved" in leased) return { grant: liveOf(leased.moved, openGrant(home, leased.moved)) };
      begun.fenced = leased;
      begun.interruptedAt = leased.interruptedAt;
      failpoint(home, "refresh.after-intent");
      const tokens = await asked(home, leased, { credential, dialect, secret, now }).catch((error: unknown) => {
        const { retryAfter } = holdOf(error);
        if (retryAfter !== undefined) gate.hold(host, now() + retryAfter * 1000);
        throw error;
      });
      failpoint(home, "refresh.after-answer");
      return { grant: await kept(home, leased, { credential, dialect, secret, now }, tokens) };
    });
    if ("done" in turn) return turn.done;
    await defer(home, seen, now() + turn.held);
    return { outcome: { outcome: "inconclusive", reason: "rate_limited", retryAfter: Math.ceil(turn.held / 1000) } };
  } catch (error) {
    const outcome = refusedBy(error);
    if (begun.fenced) return failed(home, credential, { ...begun, fenced: begun.fenced }, outcome, now());
    // Nothing was spent, nor was the application asked about the credential: its addresses could not be found out.
    await defer(home, seen, now() + 30_000);
    return { outcome: outcome.outcome === "rejected" ? asOutage(outcome) : outcome };
  }
}

function holdOf(error: unknown): { retryAfter?: number } {
  const outcome = refusedBy(error);
  return outcome.reason === "rate_limited" || outcome.reason === "server_error" ? outcome : {};
}

/** The token at hand, and if that one is dead and never worked, the generation before it. */
async function asked(home: Installation, { row }: Fenced, { credential, dialect, secret }: Ready): Promise<Tokens> {
  const call = { egress: home.egress };
  if (needsNobody(credential)) return mintTokens(dialect, call);
  try {
    return await refreshTokens(dialect, secret.refreshToken ?? "", call);
  } catch (error) {
    const before = refusedBy(error).reason === "revoked" ? openPrevious(home, row)?.refreshToken : undefined;
    if (before === undefined || before === secret.refreshToken) throw error;
    return refreshTokens(dialect, before, call).catch(() => Promise.reject(error));
  }
}

/** Sealed and committed before anybody gets it; if that fails, kept aside and tried again. */
async function kept(home: Installation, fenced: Fenced, ready: Ready, tokens: Tokens): Promise<LiveGrant> {
  const { row, fence } = fenced;
  const secret = secretOf(tokens, originOf(ready.credential), ready.secret);
  const { blob, revision } = sealNext(home, row, secret);
  const entry: Spooled = {
    credentialId: row.credentialId,
    base: row.revision,
    fence,
    blob: blob.toString("base64"),
    scopes: tokens.scopes ?? row.scopes,
    ...timesOf(ready.dialect.oauth2, tokens, secret, ready.now()),
  };
  const { accessToken, tokenType } = secret;
  const live: LiveGrant = { accessToken, tokenType, expiresAt: tokens.expiresAt, revision };
  try {
    const committed = await commitTokens(home, entry, fence);
    failpoint(home, "refresh.after-commit");
    // A fence that moved on means that we were thought dead: the tokens are good all the same, if the row waits for them.
    if (committed === "busy") await keepPending(home, entry, live);
    if (committed !== "moved") return live;
  } catch (error) {
    log("error", "a commit failed after a refresh", { credential: row.credentialId, error });
    await keepPending(home, entry, live);
    return live;
  }
  const current = await grantRow(home, home.store.db, row.credentialId);
  return current ? liveOf(current, openGrant(home, current)) : live;
}

async function failed(
  home: Installation,
  credential: OAuthCredential,
  { fenced, interruptedAt }: { fenced: Fenced; interruptedAt?: number | undefined },
  outcome: Refused,
  now: number,
): Promise<Refreshed> {
  if (outcome.outcome === "inconclusive") {
    await postpone(home, fenced, outcome, now);
    await noteOutage(home, credential, fenced.row, outcome);
    return { outcome };
  }
  // Re-read first: if what is stored has changed, somebody else's refresh is the one that counts.
  const current = await grantRow(home, home.store.db, fenced.row.credentialId);
  if (current && current.revision !== fenced.row.revision) return { grant: liveOf(current, openGrant(home, current)) };
  return condemn(home, credential, fenced, { outcome, interruptedAt });
}

/** Whatever is wrong before the application was asked is not its word about the credential. */
function asOutage({ hint }: Refused): Refused {
  return { outcome: "inconclusive", reason: "unexpected_response", ...(hint ? { hint } : {}) };
}
