import { Lightbulb } from "lucide-react";
import type { GuessView } from "./custom-connector-words";
import { Badge } from "./ui/badge";
import { Checkbox } from "./ui/checkbox";

/** A value that nobody has written yet, with the reason why it stands there. Ticking it makes it a decision. */
export function CustomConnectorGuess({ guess, label }: { guess: GuessView | undefined; label: string }) {
  if (!guess) return null;
  const { at, reason, confirmed = false } = guess;
  return (
    <div data-guess={at} className="mt-2 rounded-control border border-warn/25 bg-warn-soft px-3 py-2 text-sm">
      <p className="flex items-start gap-2">
        <Lightbulb className="mt-0.5 size-4 shrink-0 text-warn" />
        <span className="wrap-anywhere min-w-0">
          <Badge tone={confirmed ? "ok" : "warn"}>{confirmed ? "Decided" : "Guess"}</Badge> {reason}
        </span>
      </p>
      <div className="mt-1 ps-6">
        <Checkbox
          id={`confirm-${at}`}
          name="confirm"
          value={at}
          defaultChecked={confirmed}
          label={
            <>
              This is right<span className="sr-only">: {label}</span>
            </>
          }
        />
      </div>
    </div>
  );
}
