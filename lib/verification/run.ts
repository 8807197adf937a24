import {
  expandText,
  isHttp,
  type Outcome,
  type ProtocolScheme,
  type Scheme,
  type Step,
  type Values,
} from "@/connectors/kit";
import type { Egress } from "@/lib/egress/egress";
import { failureOf } from "@/lib/egress/failure";
import { log } from "@/lib/log";
import { traced } from "@/lib/tracing/trace";
import type { AccessSource } from "./access";
import { withCertificate } from "./client-certificate";
import { probeHttp } from "./http";
import { recordSteps, type StepRecorder } from "./steps";

/**
 * One verification: the values, checked already, against the real application. It always ends, with one of four
 * outcomes: whatever goes wrong out there becomes a reason, never an exception.
 */
export type Verification = { outcome: Outcome; steps: Step[]; at: number; ms: number };

export type VerifyOptions = {
  egress: Egress;
  facts?: Values;
  onStep?: (step: Step) => void;
  signal?: AbortSignal;
  /** Milliseconds for everything; 20 seconds by default. */
  timeoutMs?: number;
  /** For OAuth: the access token of a stored credential. */
  access?: AccessSource;
};

export function verify(scheme: Scheme, values: Values, options: VerifyOptions): Promise<Verification> {
  return traced("verification", {}, async (note) => {
    const run = await verified(scheme, values, options);
    const { outcome } = run;
    note({ outcome: outcome.outcome, ...("reason" in outcome ? { reason: outcome.reason } : {}) });
    return run;
  });
}

async function verified(scheme: Scheme, values: Values, options: VerifyOptions): Promise<Verification> {
  const at = Date.now();
  const started = performance.now();
  const steps = recordSteps(options.onStep);
  steps.passed("fields", 0);
  const limit = AbortSignal.timeout(options.timeoutMs ?? 20_000);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  const outcome = await ended(scheme, values, options, steps, signal);
  return { outcome: tidy(outcome), steps: steps.finish(outcome), at, ms: Math.round(performance.now() - started) };
}

async function ended(
  scheme: Scheme,
  values: Values,
  options: VerifyOptions,
  steps: StepRecorder,
  signal: AbortSignal,
): Promise<Outcome> {
  const work = isHttp(scheme)
    ? withCertificate(scheme, values, () => probeHttp(scheme, values, options.egress, steps, signal, options.access))
    : probeProtocol(scheme, values, options, steps, signal);
  try {
    return await Promise.race([work, outOfTime(signal)]);
  } catch (error) {
    work.catch(() => undefined);
    return failed(error);
  }
}

async function probeProtocol(
  scheme: ProtocolScheme,
  values: Values,
  options: VerifyOptions,
  steps: StepRecorder,
  signal: AbortSignal,
): Promise<Outcome> {
  steps.begin("host");
  const { probe } = await scheme.probe.load();
  const allowed = {
    host: expandText(scheme.target.host, values),
    port: Number(expandText(scheme.target.port, values)),
  };
  return probe(values, {
    facts: options.facts ?? {},
    signal,
    step: steps.begin,
    dial: (target) => {
      if (target.host !== allowed.host || target.port !== allowed.port) {
        throw new RangeError("A probe may dial only the host and port of its credential.");
      }
      let host = 0;
      return options.egress.dial(target, {
        signal,
        onPhase: (phase, ms) => {
          if (phase === "host" || phase === "connect") host += ms;
          if (phase === "connect") {
            steps.passed("host", host);
            steps.begin(target.tls ? "tls" : "signIn");
          }
          if (phase === "tls") {
            steps.passed("tls", ms);
            steps.begin("signIn");
          }
        },
      });
    },
  });
}

function outOfTime(signal: AbortSignal): Promise<Outcome> {
  const outcome: Outcome = { outcome: "inconclusive", reason: "timeout" };
  return new Promise((resolve) => {
    if (signal.aborted) resolve(outcome);
    signal.addEventListener("abort", () => resolve(outcome), { once: true });
  });
}

function failed(error: unknown): Outcome {
  const known = failureOf(error);
  if (known) return known;
  if (error instanceof RangeError) return { outcome: "rejected", reason: "misconfigured", hint: error.message };
  log("warn", "a probe ended in a way it should not", { error });
  return {
    outcome: "inconclusive",
    reason: "unexpected_response",
    hint: "The other side answered in a way that is not understood.",
  };
}

/** What the outside says is bounded before it is stored or shown. */
function tidy(outcome: Outcome): Outcome {
  if (outcome.outcome === "verified") return { ...outcome, identity: cut(outcome.identity), label: cut(outcome.label) };
  const says = outcome.says === undefined ? {} : { says: cut(outcome.says) };
  return outcome.outcome === "limited"
    ? { ...outcome, ...says, identity: cut(outcome.identity), label: cut(outcome.label) }
    : { ...outcome, ...says };
}

function cut(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f]+/g, " ")
    .trim()
    .slice(0, 300);
}
