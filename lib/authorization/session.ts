import type { HttpScheme, Outcome } from "@/connectors/kit";
import { findConnector } from "@/lib/catalog";
import { failureOf } from "@/lib/egress/failure";
import { AppError } from "@/lib/errors";
import type { Installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { explain } from "@/lib/verification/explain";
import { renew, type Session, signIn } from "@/lib/verification/login";
import type { Letting } from "./letting";
import type { Opened, Unusable } from "./opened";
import { suspect } from "./suspect";

/**
 * Sessions at applications that sign in first, and tokens that are signed here, kept in memory while they live and shared
 * by all who use the credential. However many ask at once, one sign-in is under way; after a refused one there is a pause,
 * so that a wrong password does not lock the account. One that ended is refreshed where the application has that, and
 * begun anew otherwise. They end with the process or with a change of the values.
 */
type Kept = { revision: number; letting: Letting; session: Session; begunAt: number; endsAt: number };
/** `until` by the clock of the process, which nobody sets. */
type Failed = { revision: number; error: unknown; until: number };

const pauseMs = 30_000;
const restMs = 5_000;
const keptAtMost = 5_000;
const key = Symbol.for("keyrack.sessions");
const shared = globalThis as {
  [key]?: { live: Map<string, Kept>; failed: Map<string, Failed>; underWay: Map<string, Promise<Letting>> };
};
shared[key] ??= { live: new Map(), failed: new Map(), underWay: new Map() };
const { live, failed, underWay } = shared[key];

export function sessionFor(
  home: Installation,
  opened: Opened,
  scheme: HttpScheme,
  refused: Letting | undefined,
): Letting | Promise<Letting> {
  const now = Date.now();
  const kept = live.get(opened.id);
  // Another request may have renewed it already; and a new session that is refused too is not the trouble.
  if (
    kept?.revision === opened.revision &&
    kept.endsAt > now &&
    (kept.letting !== refused || kept.begunAt > now - restMs)
  ) {
    if (!kept.session.life?.fixed) kept.letting.expiresAt = kept.endsAt = endOf(kept.session, now);
    return kept.letting;
  }
  const name = `${opened.id} ${opened.revision}`;
  const failure = failed.get(opened.id);
  if (failure?.revision === opened.revision && failure.until > performance.now()) throw failure.error;
  const running = underWay.get(name);
  if (running) return running;
  const old = kept?.revision === opened.revision ? kept.session : undefined;
  const started = begin(home, opened, scheme, old).finally(() => underWay.delete(name));
  underWay.set(name, started);
  return started;
}

async function begin(
  home: Installation,
  opened: Opened,
  scheme: HttpScheme,
  old: Session | undefined,
): Promise<Letting> {
  try {
    const session = (old && (await renewed(home, scheme, old))) ?? (await signedIn(home, opened, scheme));
    const begunAt = Date.now();
    const endsAt = endOf(session, begunAt);
    const { values, cookie } = session;
    const letting: Letting = { values, cookie, expiresAt: endsAt, renewable: true };
    if (live.size >= keptAtMost) live.clear();
    live.set(opened.id, { revision: opened.revision, letting, session, begunAt, endsAt });
    failed.delete(opened.id);
    return letting;
  } catch (error) {
    live.delete(opened.id);
    if (failed.size >= keptAtMost) failed.clear();
    failed.set(opened.id, { revision: opened.revision, error, until: performance.now() + pauseMs });
    throw error;
  }
}

/** Undefined when there is no refresh or it did not work: then the sign-in is repeated, which says why if it fails too. */
async function renewed(home: Installation, scheme: HttpScheme, old: Session): Promise<Session | undefined> {
  try {
    const result = await renew(scheme, old, home.egress, {});
    return result !== undefined && "session" in result ? result.session : undefined;
  } catch (error) {
    log("debug", "a session could not be refreshed, so it is begun anew", { error });
    return undefined;
  }
}

async function signedIn(home: Installation, opened: Opened, scheme: HttpScheme) {
  try {
    const result = await signIn(scheme, opened.values, home.egress, {});
    if ("session" in result) return result.session;
    if (result.outcome.outcome === "rejected") await suspect(home, opened);
    throw refusal(opened, scheme, result.outcome);
  } catch (error) {
    const failure = failureOf(error);
    if (failure !== undefined) throw refusal(opened, scheme, failure);
    if (!(error instanceof RangeError)) throw error;
    throw refusal(opened, scheme, { outcome: "rejected", reason: "misconfigured", hint: error.message });
  }
}

function refusal(opened: Opened, scheme: HttpScheme, outcome: Outcome): AppError {
  const connector = findConnector(opened.connector, opened);
  const words = connector ? explain(connector, scheme, outcome) : undefined;
  const detail = words ? `Signing in failed. ${words.cause} ${words.next}` : "Signing in failed.";
  if (outcome.outcome === "rejected") {
    return new AppError("credential_invalid", detail, { cause: { reason: outcome.reason } satisfies Unusable });
  }
  const late = outcome.outcome === "inconclusive" && outcome.reason === "timeout";
  return new AppError(late ? "application_timeout" : "application_unreachable", detail);
}

/** A little before the application's own end, so that none runs out on the way. */
function endOf({ life }: Session, now: number): number {
  return now + (life?.ms ?? 60_000) * 0.9;
}
