import type { Step } from "@/connectors/kit/outcome";
import { StatusIcon } from "./status-icon";
import type { StatusName } from "./status-words";

/** A step of the check, or the saving after it. */
export type CheckStep = Omit<Step, "name"> & { name: Step["name"] | "save" };
export type CheckStepsProps = {
  steps: readonly CheckStep[];
  title?: string;
  /** Said at the end in place of the last step, e.g. "Connected as ana@acme.com". */
  result?: string | undefined;
  /** Long over: nothing is announced. */
  quiet?: boolean;
  /** It was let in: what is missing then is amber, like the whole. */
  limited?: boolean;
  className?: string;
};

/** The steps of a check as they happen. A polite live region says one sentence a step; the list itself stays silent. */
export function CheckSteps({ steps, title = "Check", result, quiet, limited, className }: CheckStepsProps) {
  const last = steps.findLast((step) => step.state !== "skipped");
  return (
    <section aria-label={title} className={className}>
      <ol className="space-y-0.5">
        {steps.map((step) => (
          <StepLine key={step.name} step={step} limited={limited} />
        ))}
      </ol>
      {!quiet && (
        <p aria-live="polite" className="sr-only">
          {result ?? (last ? sentence(last) : "")}
        </p>
      )}
    </section>
  );
}

function StepLine({ step, limited }: { step: CheckStep; limited?: boolean | undefined }) {
  const { icon, look } = limited && step.state === "failed" ? missing : states[step.state];
  return (
    <li className="flex items-start gap-2.5 py-1">
      {step.state === "skipped" ? (
        <span className="flex size-4 shrink-0 items-center justify-center" aria-hidden>
          <span className="h-px w-2 bg-control" />
        </span>
      ) : (
        <StatusIcon status={icon} fresh className="mt-0.5" />
      )}
      <span className="min-w-0 flex-1">
        <span className={look}>{titles[step.name]}</span>
        <span className="sr-only">: {words[step.state]}</span>
        {step.detail && <span className="block break-words text-muted text-sm">{step.detail}</span>}
      </span>
      {step.ms > 0 && step.state !== "running" && (
        <span className="text-faint text-sm tabular-nums">{duration(step.ms)}</span>
      )}
    </li>
  );
}

export function duration(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function sentence(step: CheckStep): string {
  const detail = step.detail ? `, ${step.detail}` : "";
  return `${titles[step.name]}: ${words[step.state]}${detail}.`;
}

export const stepTitles: Record<CheckStep["name"], string> = {
  fields: "Fields",
  host: "Find host",
  tls: "Open TLS",
  signIn: "Sign in",
  identity: "Who are we?",
  permissions: "Permissions",
  save: "Encrypt and save",
};
const titles = stepTitles;
const words: Record<Step["state"], string> = {
  running: "in progress",
  passed: "passed",
  failed: "failed",
  skipped: "not reached",
};
const states: Record<Step["state"], { icon: StatusName; look: string }> = {
  running: { icon: "checking", look: "font-medium" },
  passed: { icon: "valid", look: "" },
  failed: { icon: "invalid", look: "font-medium text-bad" },
  skipped: { icon: "unknown", look: "text-faint" },
};
const missing: (typeof states)[Step["state"]] = { icon: "limited", look: "font-medium text-warn" };
