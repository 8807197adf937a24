import type { HttpScheme, Outcome } from "@/connectors/kit";
import { findConnector } from "@/lib/catalog";
import { failureOf } from "@/lib/egress/failure";
import { AppError } from "@/lib/errors";
import type { Installation } from "@/lib/installation";
import { explain } from "@/lib/verification/explain";
import { signIn } from "@/lib/verification/login";
import type { Letting } from "./letting";
import type { Opened, Unusable } from "./opened";
import { suspect } from "./suspect";

/**
 * Sessions at applications that sign in first, kept in memory while they live and shared by all who use the credential.
 * However many ask at once, one sign-in is under way; after a refused one there is a pause, so that a wrong password does
 * not lock the account. They end with the process or with a change of the values.
 */
type Kept = { revision: number; letting: Letting; begunAt: number; endsAt: number };
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
    kept.endsAt = endOf(scheme, now);
    kept.letting.expiresAt = kept.endsAt;
    return kept.letting;
  }
  const name = `${opened.id} ${opened.revision}`;
  const failure = failed.get(opened.id);
  if (failure?.revision === opened.revision && failure.until > now) throw failure.error;
  const running = underWay.get(name);
  if (running) return running;
  const started = begin(home, opened, scheme).finally(() => underWay.delete(name));
  underWay.set(name, started);
  return started;
}

async function begin(home: Installation, opened: Opened, scheme: HttpScheme): Promise<Letting> {
  try {
    const { values, cookie } = await signedIn(home, opened, scheme);
    const begunAt = Date.now();
    const endsAt = endOf(scheme, begunAt);
    const letting: Letting = { values, cookie, expiresAt: endsAt, renewable: true };
    if (live.size >= keptAtMost) live.clear();
    live.set(opened.id, { revision: opened.revision, letting, begunAt, endsAt });
    failed.delete(opened.id);
    return letting;
  } catch (error) {
    live.delete(opened.id);
    if (failed.size >= keptAtMost) failed.clear();
    failed.set(opened.id, { revision: opened.revision, error, until: Date.now() + pauseMs });
    throw error;
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
    throw failure === undefined ? error : refusal(opened, scheme, failure);
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
function endOf(scheme: HttpScheme, now: number): number {
  return now + (scheme.login?.life ?? 60) * 900;
}
