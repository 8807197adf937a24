import { StatusIcon } from "./status-icon";
import { type StatusName, statusWords } from "./status-words";
import { Chip } from "./ui/chip";

export type StatusFilter = Exclude<StatusName, "checking"> | "all";
export type StatusStripProps = {
  counts: { all: number } & Partial<Record<StatusFilter, number>>;
  current: StatusFilter;
  /** The list's address with that filter, the others kept. */
  href: (filter: StatusFilter) => string;
};

/** What needs somebody comes first; what has nobody in it is left out, unless it is the chosen one. */
export function StatusStrip({ counts, current, href }: StatusStripProps) {
  const shown = order.filter((filter) => filter === "all" || filter === current || (counts[filter] ?? 0) > 0);
  return (
    <nav aria-label="Status" className="-mx-4 overflow-x-auto px-4 py-1 sm:mx-0 sm:px-0">
      <ul className="flex gap-1.5">
        {shown.map((filter) => (
          <li key={filter}>
            <Chip
              href={href(filter)}
              current={filter === current}
              count={counts[filter] ?? 0}
              icon={filter === "all" ? undefined : <StatusIcon status={filter} />}
            >
              {filter === "all" ? "all" : statusWords[filter].toLowerCase()}
            </Chip>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const order: readonly StatusFilter[] = [
  "all",
  "invalid",
  "expiring",
  "limited",
  "valid",
  "unknown",
  "draft",
  "disabled",
];
