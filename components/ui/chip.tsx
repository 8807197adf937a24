import type { ReactNode } from "react";
import { classes } from "./classes";
import { Link } from "./link";

export type ChipProps = { href: string; current?: boolean; icon?: ReactNode; count?: number; children: ReactNode };

/** A link that filters or offers: rounded, with an optional icon and count. */
export function Chip({ href, current = false, icon, count, children }: ChipProps) {
  return (
    <Link
      href={href}
      {...(current ? { "aria-current": "true" as const } : {})}
      className={classes(
        "inline-flex h-8 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full border px-3 text-sm transition-colors touch:h-11 touch:px-4",
        current
          ? "border-accent bg-accent-soft/60 font-medium text-ink"
          : "border-line bg-panel text-muted hover:border-control hover:text-ink",
      )}
    >
      {icon}
      {count !== undefined && <span className="font-medium text-ink tabular-nums">{count.toLocaleString("en")}</span>}
      {children}
    </Link>
  );
}
