"use client";
import type { CheckDone } from "@/connectors/kit/summary";
import { type CheckStep, CheckSteps } from "./check-steps";
import { FailurePanel } from "./failure-panel";
import { Button } from "./ui/button";

export type WalkthroughResultProps = {
  steps: readonly CheckStep[];
  checking: boolean;
  saving: boolean;
  done: CheckDone | undefined;
  problem: string | undefined;
  /** Nothing certain is lost by saving what could not be checked. */
  mayUnverified: boolean;
  onSuggestion: (suggestion: { field: string; value: string }) => void;
};

/** The check as it happens, and what to do when it did not end well. It stands there from the start, for its live region. */
export function WalkthroughResult(props: WalkthroughResultProps) {
  const { steps, checking, saving, done, problem, mayUnverified, onSuggestion } = props;
  const shown = checking || saving || done !== undefined || problem !== undefined;
  const all: readonly CheckStep[] = saving && done ? [...steps, { name: "save", state: "running", ms: 0 }] : steps;
  const other = done?.otherAccount;
  const explanation = saving ? undefined : done?.explanation;
  return (
    <section
      id="check"
      tabIndex={-1}
      aria-label="Check"
      className={shown ? "animate-enter space-y-3 outline-none" : "sr-only"}
    >
      {(checking || saving || explanation) && <CheckSteps steps={all} />}
      {explanation && (
        <FailurePanel
          explanation={explanation}
          tone={done?.outcome === "rejected" ? "bad" : "warn"}
          onSuggestion={onSuggestion}
          actions={
            done?.outcome === "inconclusive" &&
            mayUnverified && (
              <Button size="sm" type="submit" name="intent" value="unverified">
                Save it anyway
              </Button>
            )
          }
        />
      )}
      {other && (
        <p role="alert" className="rounded-control border border-warn/25 bg-warn-soft px-4 py-3">
          <span className="font-medium">This is another account.</span> It belongs to {other.now}, but {other.was} is to
          be connected. Enter the values of that one.
        </p>
      )}
      {problem && (
        <p role="alert" className="rounded-control border border-bad/25 bg-bad-soft px-4 py-3">
          {problem}
        </p>
      )}
    </section>
  );
}
