import type { ReactNode } from "react";
import type { Explanation } from "@/connectors/kit/outcome";
import { Button } from "./ui/button";
import { MarkedText } from "./ui/marked-text";

export type FailurePanelProps = {
  explanation: Explanation;
  /** `limited` works but not fully: amber instead of red. `unknown` is nobody's red. */
  tone?: "bad" | "warn" | "info";
  /** Puts the suggested value into its field. Without it the suggestion is only told. */
  onSuggestion?: (suggestion: { field: string; value: string }) => void;
  /** Label of the field that the suggestion is for. */
  suggestionLabel?: string;
  /** Given only to those who may allow an address. */
  onAllow?: (allow: { address: string; port: number }) => void;
  /** Further buttons or forms, such as "Save as draft". */
  actions?: ReactNode;
  /** Receives the focus after a failed check. */
  id?: string;
};

/** Cause, whose it is, what to do next: in that order, every time. */
export function FailurePanel(props: FailurePanelProps) {
  const { explanation, tone = "bad", onSuggestion, suggestionLabel, onAllow, actions, id } = props;
  const { suggestion, allow } = explanation;
  return (
    <section
      id={id}
      {...(id ? { tabIndex: -1 } : {})}
      aria-label="What went wrong"
      className={`rounded-control border px-4 py-3.5 ${looks[tone].box}`}
    >
      <p className={`mb-1 font-medium text-sm ${looks[tone].text}`}>{whose[explanation.whose]}</p>
      <p className="break-words font-medium">
        <MarkedText text={explanation.cause} />
      </p>
      <p className="mt-1 break-words text-muted">
        <MarkedText text={explanation.next} />
      </p>
      <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
        {suggestion && onSuggestion && (
          <Button size="sm" variant="primary" long onClick={() => onSuggestion(suggestion)}>
            {suggestionLabel ? `Set ${suggestionLabel} to ${suggestion.value}` : `Use ${suggestion.value}`}
          </Button>
        )}
        {allow && onAllow && (
          <Button size="sm" long onClick={() => onAllow(allow)}>
            Allow {allow.address}:{allow.port}
          </Button>
        )}
        {actions}
      </div>
    </section>
  );
}

const whose: Record<Explanation["whose"], string> = {
  you: "Something to correct here",
  application: "On the application's side",
  network: "On the way there",
  administrator: "A rule of this installation",
  nobody: "Nothing to correct",
};
const looks = {
  bad: { box: "border-bad/25 bg-bad-soft/60", text: "text-bad" },
  warn: { box: "border-warn/25 bg-warn-soft/60", text: "text-warn" },
  info: { box: "border-info/25 bg-info-soft/60", text: "text-info" },
};
