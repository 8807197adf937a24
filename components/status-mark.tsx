import { StatusIcon } from "./status-icon";
import { type StatusName, statusWords } from "./status-words";
import { classes } from "./ui/classes";

export type StatusMarkProps = {
  status: StatusName;
  /** Shows the shape alone; the word stays as its accessible name. */
  compact?: boolean;
  /** Instead of the usual word, e.g. the name of the running step. */
  word?: string | undefined;
  /** Draws the tick once: only right after a success. */
  fresh?: boolean;
  className?: string;
};

/** Shape, colour and word of a status. */
export function StatusMark({ status, compact, word = statusWords[status], fresh, className }: StatusMarkProps) {
  return (
    <span
      {...(compact ? { title: word } : {})}
      className={classes("inline-flex items-center gap-1.5 whitespace-nowrap font-medium", tones[status], className)}
    >
      <StatusIcon status={status} {...(fresh ? { fresh } : {})} />
      <span className={compact ? "sr-only" : ""}>{word}</span>
    </span>
  );
}

const tones: Record<StatusName, string> = {
  valid: "text-ok",
  limited: "text-warn",
  expiring: "text-warn",
  invalid: "text-bad",
  unknown: "text-muted",
  draft: "text-muted",
  disabled: "text-muted",
  checking: "text-muted",
};
