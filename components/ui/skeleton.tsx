import { classes } from "./classes";

/** Holds the room of what is coming. Give it the real height, so that nothing jumps. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <span className={classes("block animate-breathe rounded-control bg-raised", className)} aria-hidden />;
}

/** Rows of the list's real height. */
export function SkeletonRows({ rows = 6, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line rounded-panel border border-line bg-panel">
      {Array.from({ length: rows }, (_, index) => (
        <div key={String(index)} className="flex h-15 items-center gap-3 px-4">
          <Skeleton className="size-7" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-2.5 w-1/4" />
          </div>
          <Skeleton className="h-3 w-24 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}
