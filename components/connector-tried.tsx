import type { Fields } from "@/connectors/kit/field";
import type { Explanation, Outcome, Reason, Step } from "@/connectors/kit/outcome";
import { CheckSteps } from "./check-steps";
import { FailurePanel } from "./failure-panel";
import { StatusIcon } from "./status-icon";
import { Card } from "./ui/card";

export type TriedView = {
  outcome: Outcome["outcome"];
  reason?: Reason;
  label?: string;
  explanation?: Explanation;
  steps: readonly Step[];
};

/** What a check came to: the words of a real one, and what a stored credential would then be. */
export function ConnectorTried({ tried, labels }: { tried: TriedView; labels: Fields }) {
  const { outcome, label, explanation, steps, reason } = tried;
  const { icon, status } = results[outcome];
  const field = explanation?.suggestion && labels[explanation.suggestion.field]?.label;
  return (
    <Card title={label ? `Connected as ${label}` : titles[outcome]}>
      <CheckSteps steps={steps} result={explanation ? `${explanation.cause} ${explanation.next}` : titles[outcome]} />
      {explanation && (
        <div className="mt-3">
          <FailurePanel
            explanation={explanation}
            tone={outcome === "rejected" ? "bad" : "warn"}
            {...(field ? { suggestionLabel: field } : {})}
          />
        </div>
      )}
      <p className="mt-4 flex items-center gap-2 border-line border-t pt-3 text-muted text-sm">
        <StatusIcon status={icon} />
        <span>
          {status}
          {reason && (
            <>
              {" "}
              Reason: <code className="font-mono">{reason}</code>
            </>
          )}
        </span>
      </p>
    </Card>
  );
}

const titles: Record<Outcome["outcome"], string> = {
  verified: "Connected",
  limited: "Connected, with limits",
  rejected: "Not accepted",
  inconclusive: "No clear answer",
};
const results = {
  verified: { icon: "valid", status: "A credential would be valid." },
  limited: { icon: "limited", status: "A credential would work, marked as limited." },
  rejected: { icon: "invalid", status: "A credential would turn invalid; in the background only the second time." },
  inconclusive: { icon: "unknown", status: "A credential would keep the status that it had." },
} as const;
