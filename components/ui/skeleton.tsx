import { classes } from "./classes";

/** Holds the room of what is coming. Give it the real height, so that nothing jumps. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <span className={classes("block animate-breathe rounded-control bg-raised", className)} aria-hidden />;
}
