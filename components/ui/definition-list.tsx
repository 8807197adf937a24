import type { ReactNode } from "react";
import { classes } from "./classes";

export type Definition = { term: string; value: ReactNode };

export type DefinitionListProps = {
  items: readonly Definition[];
  /** Closer, without lines between: for several short lists below each other. */
  tight?: boolean;
};

/** Facts as pairs; empty ones are left out by the caller. One column on phones. */
export function DefinitionList({ items, tight }: DefinitionListProps) {
  return (
    <dl className={tight ? "space-y-2.5 sm:space-y-2" : "divide-y divide-line"}>
      {items.map((item) => (
        <div
          key={item.term}
          className={classes(
            "gap-4 sm:grid sm:grid-cols-[10rem_minmax(0,1fr)]",
            !tight && "py-2.5 first:pt-0 last:pb-0",
          )}
        >
          <dt className="text-muted">{item.term}</dt>
          <dd className="min-w-0 break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
