import { CalendarClock } from "lucide-react";
import type { Tile } from "@/connectors/kit/connector";
import { AppTile } from "./app-tile";
import { Button } from "./ui/button";
import { Link } from "./ui/link";
import { day } from "./ui/moment";

export type CatalogueItem = {
  id: string;
  name: string;
  tile: Tile;
  /** Plain names of its authentication types. */
  ways: readonly string[];
  /** Credentials of the workspace. */
  count: number;
  /** `YYYY-MM-DD`: the application retires something then. */
  retires?: string | undefined;
};

/** Applications as cards: the name leads to the documents, the rest to what can be done. `addable` for who may add. */
export function CatalogueGrid({ items, addable }: { items: readonly CatalogueItem[]; addable: boolean }) {
  return (
    <ul className="grid grid-cols-1 gap-2 md:grid-cols-2 2xl:grid-cols-3">
      {items.map((item) => (
        <CatalogueCard key={item.id} item={item} addable={addable} />
      ))}
    </ul>
  );
}

function CatalogueCard({ item, addable }: { item: CatalogueItem; addable: boolean }) {
  const { id, name, tile, ways, count, retires } = item;
  return (
    <li className="relative flex min-h-16 items-center gap-3 rounded-panel border border-line bg-panel px-3.5 py-2.5 transition-colors hover:border-control">
      <AppTile tile={tile} size={40} />
      <div className="min-w-0 flex-1">
        <Link
          href={`/docs/${id}`}
          prefetch={false}
          className="block truncate rounded-mark font-medium after:absolute after:inset-0 after:rounded-panel"
        >
          {name}
        </Link>
        <p className="truncate text-faint text-sm">{ways.join(" · ")}</p>
        <Marks id={id} name={name} count={count} retires={retires} />
      </div>
      {addable && (
        <Button
          size="sm"
          href={`/credentials/new/${id}`}
          prefetch={false}
          className="relative"
          aria-label={`Add a credential for ${name}`}
        >
          Add
        </Button>
      )}
    </li>
  );
}

function Marks({ id, name, count, retires }: Pick<CatalogueItem, "id" | "name" | "count" | "retires">) {
  if (count === 0 && retires === undefined) return null;
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-sm">
      {count > 0 && (
        <Link
          href={`/credentials?connector=${id}`}
          prefetch={false}
          className="relative inline-flex min-h-6 items-center rounded-mark text-accent hover:underline"
        >
          {count === 1 ? "1 credential" : `${count.toLocaleString("en")} credentials`}
          <span className="sr-only"> of {name}</span>
        </Link>
      )}
      {retires !== undefined && (
        <span className="inline-flex items-center gap-1 text-warn">
          <CalendarClock className="size-3.5" />
          <span className="sr-only">Something is retired: </span>
          <time dateTime={retires}>{day(Date.parse(retires))}</time>
        </span>
      )}
    </p>
  );
}
