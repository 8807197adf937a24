import type { Outcome, Step, StepName } from "@/connectors/kit";

/** The outcomes that the made-up weeks consist of, and the steps that would have led to them. */
type Trouble = Omit<Extract<Outcome, { outcome: "rejected" }>, "outcome" | "reason">;

export const rejected = (reason: Extract<Outcome, { outcome: "rejected" }>["reason"], more: Trouble = {}): Outcome => ({
  outcome: "rejected",
  reason,
  ...more,
});

export const silent = (
  reason: Extract<Outcome, { outcome: "inconclusive" }>["reason"],
  more: Trouble = {},
): Outcome => ({ outcome: "inconclusive", reason, ...more });

/** Milliseconds of each step are made up, but always the same for the same `seed`. */
export function stepsTo(outcome: Outcome, seed: number, encrypted: boolean): Step[] {
  const names = all.filter(
    (name) => (name !== "tls" || encrypted) && (name !== "permissions" || outcome.outcome === "limited"),
  );
  const failing = failed(outcome);
  const end = failing === undefined ? names.length : names.indexOf(failing) + 1;
  return names.slice(0, Math.max(end, 1)).map((name, index) => ({
    name,
    state: name === failing ? "failed" : "passed",
    ms:
      "reason" in outcome && outcome.reason === "timeout" && name === failing
        ? 20_000
        : usual[name] && usual[name] + ((seed * (index + 3)) % 23),
  }));
}

function failed(outcome: Outcome): StepName | undefined {
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
      return "signIn";
  }
}

const all: readonly StepName[] = ["fields", "host", "tls", "signIn", "identity", "permissions"];
const usual: Record<StepName, number> = { fields: 0, host: 14, tls: 38, signIn: 120, identity: 64, permissions: 52 };
