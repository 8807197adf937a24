import { AppTile } from "./app-tile";
import type { PickerEntry } from "./picker-search";
import { classes } from "./ui/classes";
import { Link } from "./ui/link";
import { day } from "./ui/moment";

/** Applications as links. `first` is the id that Enter takes. */
export function PickerGrid({ entries, first }: { entries: readonly PickerEntry[]; first?: string | undefined }) {
  return (
    <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2 xl:grid-cols-3">
      {entries.map((entry) => (
        <li key={entry.id}>
          <Link
            href={entry.href}
            prefetch={false}
            data-entry=""
            className={classes(
              "flex min-h-14 items-center gap-3 rounded-control border bg-panel px-3 py-2 transition-colors",
              entry.id === first ? "border-accent bg-accent-soft/50" : "border-line hover:border-control",
            )}
          >
            <AppTile tile={entry.tile} />
            <span className="min-w-0">
              <span className="block truncate font-medium">{entry.name}</span>
              <span className="block truncate text-faint text-xs">
                {entry.retires && <span className="text-warn">Changes {day(Date.parse(entry.retires))} · </span>}
                {entry.ways.join(" · ")}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
