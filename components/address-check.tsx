import { CircleCheck, TriangleAlert } from "lucide-react";
import { classes } from "./ui/classes";
import { MarkedText } from "./ui/marked-text";

export type AddressCheckProps = {
  rows: readonly { label: string; address: string }[];
  /** One line on how it stands. */
  verdict: string;
  /** What to do about it, with `code` marks; none when all is well. */
  notes: readonly string[];
};

/** The addresses one below the other, so that a difference is seen at once, and what follows from them. */
export function AddressCheck({ rows, verdict, notes }: AddressCheckProps) {
  const good = notes.length === 0;
  const Icon = good ? CircleCheck : TriangleAlert;
  return (
    <div className="overflow-hidden rounded-panel border border-line">
      <dl className="divide-y divide-line">
        {rows.map((row) => (
          <div key={row.label} className="gap-4 px-4 py-2.5 sm:grid sm:grid-cols-[10.5rem_minmax(0,1fr)]">
            <dt className="text-muted">{row.label}</dt>
            <dd className="break-all font-mono text-sm leading-5">{row.address}</dd>
          </div>
        ))}
      </dl>
      <div className={classes("flex gap-3 border-line border-t px-4 py-3", good ? "bg-ok-soft" : "bg-warn-soft")}>
        <Icon className={classes("mt-0.5 size-4 shrink-0", good ? "text-ok" : "text-warn")} />
        <div className="min-w-0 space-y-1.5">
          <p className="font-medium">{verdict}</p>
          {notes.map((note) => (
            <p key={note} className="text-muted">
              <MarkedText text={note} />
            </p>
          ))}
        </div>
      </div>
    </div>
  );
}
