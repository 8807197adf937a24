import { Check } from "lucide-react";
import type { ReactNode } from "react";
import type { Tile } from "@/connectors/kit/connector";
import { AppTile } from "./app-tile";
import { Badge } from "./ui/badge";

export type WalkthroughAskedProps = {
  applications: readonly {
    name: string;
    tile: Tile;
    position: number;
    optional: boolean;
    again: string | undefined;
    access: { lines: readonly string[]; note: string };
  }[];
};

/** What is asked, before anything is entered: each application with what will be read and written there. */
export function WalkthroughAsked({ applications }: WalkthroughAskedProps) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-control border border-line">
      {applications.map(({ name, tile, optional, again, access, position }) => (
        <li key={position} className="flex items-start gap-3.5 px-4 py-3.5">
          <AppTile tile={tile} size={40} />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-semibold">{name}</span>
              {optional && <Badge>Optional</Badge>}
            </p>
            {again && <p className="wrap-anywhere text-muted">Connect {again} again</p>}
            {access.lines.length > 0 && (
              <ul className="mt-1.5 space-y-1">
                {access.lines.map((line) => (
                  <li key={line} className="flex items-start gap-2">
                    <Check className="mt-0.5 size-4 shrink-0 text-accent" aria-hidden />
                    <span className="wrap-anywhere min-w-0">{line}</span>
                  </li>
                ))}
              </ul>
            )}
            <p className="mt-1 text-muted text-sm">{access.note}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

export type WalkthroughRow = {
  key: string;
  name: string;
  tile: Tile;
  /** What became of it, as a whole sentence or an account. */
  text: string;
  done: boolean;
  action?: ReactNode;
};

/** What is connected and what is not: the review, and the end. */
export function WalkthroughRows({ rows }: { rows: readonly WalkthroughRow[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-control border border-line">
      {rows.map(({ key, name, tile, text, done, action }) => (
        <li key={key} className="flex flex-wrap items-center gap-x-3.5 gap-y-2 px-4 py-3.5">
          <AppTile tile={tile} size={40} />
          <div className="min-w-0 flex-1 basis-40">
            <p className="font-semibold">{name}</p>
            <p className="wrap-anywhere text-muted">{text}</p>
          </div>
          {(done || action) && (
            <div className="flex items-center gap-x-3 max-sm:w-full max-sm:ps-13.5">
              {done && (
                <span className="inline-flex items-center gap-1.5 font-medium text-ok text-sm">
                  <Check className="size-4" aria-hidden /> Connected
                </span>
              )}
              {action}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
