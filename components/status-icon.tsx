import type { ReactNode } from "react";
import type { StatusName } from "./status-words";
import { classes } from "./ui/classes";
import { Spinner } from "./ui/spinner";

/** The shape of a status, 16 px. Shapes differ, so that nobody has to tell them apart by colour. */
export function StatusIcon({ status, fresh, className }: { status: StatusName; fresh?: boolean; className?: string }) {
  if (status === "checking") return <Spinner className={classes("size-4 shrink-0 text-muted", className)} />;
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classes("size-4 shrink-0", tones[status], className)}
      aria-hidden
    >
      {draw(status, fresh)}
    </svg>
  );
}

function draw(status: Exclude<StatusName, "checking">, fresh = false): ReactNode {
  switch (status) {
    case "valid":
      return tickCircle(fresh);
    case "limited":
      return <Marked mark={<path d="M12.25 10.6v1.5m0 1.5v.01" className="stroke-panel" strokeWidth="1.3" />} />;
    case "expiring":
      return <Marked mark={<path d="M12.25 10.7v1.55l1 .6" className="stroke-panel" strokeWidth="1.1" />} />;
    case "invalid":
      return (
        <>
          <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor" />
          <path d="M8 4.5v4.1m0 2.7v.01" className="stroke-panel" strokeWidth="1.75" />
        </>
      );
    case "unknown":
      return <circle cx="8" cy="8" r="6.1" stroke="currentColor" strokeWidth="1.7" strokeDasharray="2.2 2.59" />;
    case "draft":
      return (
        <path d="m10.9 2.4 2.7 2.7-7.7 7.7-3.4.7.7-3.4zM9.2 4.1l2.7 2.7" stroke="currentColor" strokeWidth="1.4" />
      );
    case "disabled":
      return (
        <>
          <circle cx="8" cy="8" r="6.3" stroke="currentColor" strokeWidth="1.4" />
          <path d="M6.4 5.9v4.2m3.2-4.2v4.2" stroke="currentColor" strokeWidth="1.5" />
        </>
      );
  }
}

function tickCircle(fresh: boolean) {
  return (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path
        d="m4.9 8.3 2.1 2.1 4.1-4.5"
        className={classes("stroke-panel", fresh && "animate-draw")}
        strokeWidth="1.7"
        {...(fresh ? { pathLength: 1, strokeDasharray: 1 } : {})}
      />
    </>
  );
}

/** A green tick with an amber mark: it works, but. */
function Marked({ mark }: { mark: ReactNode }) {
  return (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" />
      <path d="m4.2 7.2 1.8 1.8 3.6-3.9" className="stroke-panel" strokeWidth="1.6" />
      <circle cx="12.25" cy="12.1" r="3.7" className="fill-warn stroke-panel" strokeWidth="1.2" />
      {mark}
    </>
  );
}

const tones: Record<Exclude<StatusName, "checking">, string> = {
  valid: "text-ok",
  limited: "text-ok",
  expiring: "text-ok",
  invalid: "text-bad",
  unknown: "text-faint",
  draft: "text-faint",
  disabled: "text-faint",
};
