"use client";
import { useId } from "react";
import type { Reason } from "@/connectors/kit/outcome";
import type { CheckDone } from "@/connectors/kit/summary";
import { CheckResult, type CheckResultProps } from "./check-result";
import { type CheckStep, CheckSteps } from "./check-steps";
import type { FormTrouble } from "./credential-form-state";
import { Banner } from "./ui/banner";
import { Button } from "./ui/button";

export type CheckPanelProps = Omit<CheckResultProps, "done"> & {
  phase: "idle" | "checking" | "saving" | "ended";
  steps: readonly CheckStep[];
  done: CheckDone | undefined;
  /** Why there was no result, or why it could not be saved. */
  problem: FormTrouble | undefined;
  onCancel: () => void;
  /** The title when there is only a problem. */
  notDone?: string;
};

/** The check as it happens and what came of it. It stands there from the start, so that its live region is known. */
export function CheckPanel({ phase, steps, done, problem, onCancel, notDone = "Not saved", ...rest }: CheckPanelProps) {
  const title = useId();
  const shown = phase !== "idle" || problem !== undefined;
  const all: readonly CheckStep[] = phase === "saving" ? [...steps, { name: "save", state: "running", ms: 0 }] : steps;
  return (
    <section
      id="check"
      tabIndex={-1}
      {...(shown ? { "aria-labelledby": title } : {})}
      className={shown ? "mb-5 animate-enter rounded-panel border border-line bg-panel p-4 outline-none" : ""}
    >
      {shown && (
        <div className="mb-2 flex min-h-8 items-center gap-3">
          <h2 id={title} className="min-w-0 flex-1 break-words font-semibold text-lg">
            {phase !== "checking" && !done ? notDone : titleOf(phase, done)}
          </h2>
          {phase === "checking" && (
            <Button size="sm" variant="ghost" onClick={onCancel}>
              Stop
            </Button>
          )}
        </div>
      )}
      <CheckSteps steps={all} result={spoken(phase, done)} />
      {phase === "ended" && done && <CheckResult {...rest} done={done} />}
      {problem !== undefined && (
        <Banner
          tone="bad"
          className="mt-3"
          actions={
            problem.signIn && (
              <Button size="sm" href="/sign-in" target="_blank">
                Sign in in another tab
              </Button>
            )
          }
        >
          {problem.detail}
        </Banner>
      )}
    </section>
  );
}

function titleOf(phase: CheckPanelProps["phase"], done: CheckDone | undefined): string {
  if (phase === "checking") return "Checking";
  if (!done) return "Not saved";
  if (done.otherAccount) return "Another account";
  if (done.outcome === "rejected") return "Not accepted";
  if (done.outcome === "inconclusive") return (done.reason && unclear[done.reason]) ?? "No clear answer";
  return done.label ? `Connected as ${done.label}` : "Connected";
}

const unclear: Partial<Record<Reason, string>> = {
  dns: "Not reached",
  refused: "Not reached",
  timeout: "Not reached",
  tls: "Not trusted",
  blocked_address: "Not allowed yet",
  not_checkable: "Cannot be checked",
};

/** Said at the end in place of the last step. */
function spoken(phase: CheckPanelProps["phase"], done: CheckDone | undefined): string | undefined {
  if (!done || phase === "checking") return undefined;
  const { explanation } = done;
  const end = phase === "saving" ? " Saving." : "";
  return explanation ? `${explanation.cause} ${explanation.next}${end}` : `${titleOf(phase, done)}.${end}`;
}
