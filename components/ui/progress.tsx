import { classes } from "./classes";

/** "2 of 5": said in words, drawn as that many bars. */
export function Progress({ at, of, label = "Step" }: { at: number; of: number; label?: string }) {
  return (
    <div className="flex items-center gap-3 text-muted text-sm">
      <span className="tabular-nums">
        {label} {at} of {of}
      </span>
      <span className="flex flex-1 gap-1" aria-hidden>
        {Array.from({ length: of }, (_, index) => (
          <span
            key={String(index)}
            className={classes("h-1 flex-1 rounded-full transition-colors", index < at ? "bg-accent" : "bg-line")}
          />
        ))}
      </span>
    </div>
  );
}
