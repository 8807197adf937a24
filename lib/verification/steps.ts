import { type Outcome, type Step, type StepName, stepNames } from "@/connectors/kit";

/** Keeps the steps of one verification with their times, and tells each change to whoever is watching. */
export type StepRecorder = {
  begin(name: StepName): void;
  /** Gives the running or named step a time measured elsewhere. */
  passed(name: StepName, ms: number, detail?: string): void;
  skipped(name: StepName, detail: string): void;
  /** Closes the list by what came out; steps that were not reached are left out. */
  finish(outcome: Outcome): Step[];
};

export function recordSteps(onStep: (step: Step) => void = () => undefined): StepRecorder {
  const steps = new Map<StepName, Step>();
  let running: { name: StepName; since: number } | undefined;

  const put = (step: Step) => {
    steps.set(step.name, step);
    onStep(step);
  };
  const settle = (state: "passed" | "failed", detail?: string) => {
    if (!running) return;
    put({ name: running.name, state, ms: elapsed(running.since), ...(detail ? { detail } : {}) });
    running = undefined;
  };

  return {
    begin: (name) => {
      if (running?.name === name) return;
      settle("passed");
      // A driver may secure a connection after it has said that it signs in: what comes later begins anew.
      for (const later of stepNames.slice(stepNames.indexOf(name) + 1)) steps.delete(later);
      running = { name, since: performance.now() };
      put({ name, state: "running", ms: 0 });
    },
    passed: (name, ms, detail) => {
      if (running?.name === name) running = undefined;
      put({ name, state: "passed", ms: Math.round(ms), ...(detail ? { detail } : {}) });
    },
    skipped: (name, detail) => put({ name, state: "skipped", ms: 0, detail }),
    finish: (outcome) => {
      const at = failingStep(outcome, running?.name);
      if (at === undefined) settle("passed");
      else {
        if (running && running.name !== at) settle("passed");
        const since = running?.since;
        running = undefined;
        put({ name: at, state: "failed", ms: since === undefined ? (steps.get(at)?.ms ?? 0) : elapsed(since) });
      }
      return stepNames.flatMap((name) => steps.get(name) ?? []);
    },
  };
}

/** The step that names the failure: where we stood, unless the reason says better. */
function failingStep(outcome: Outcome, running: StepName | undefined): StepName | undefined {
  if (outcome.outcome === "verified") return undefined;
  if (outcome.outcome === "limited") return "permissions";
  switch (outcome.reason) {
    case "dns":
    case "refused":
    case "blocked_address":
      return "host";
    case "tls":
      return "tls";
    default:
      return running ?? "signIn";
  }
}

function elapsed(since: number): number {
  return Math.round(performance.now() - since);
}
