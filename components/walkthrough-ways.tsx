import { ChevronRight } from "lucide-react";
import type { SchemeDescription } from "@/connectors/kit/description";
import { Badge } from "./ui/badge";
import { MarkedText } from "./ui/marked-text";

export type WalkthroughWaysProps = {
  schemes: readonly Pick<SchemeDescription, "id" | "title" | "when" | "recommended">[];
  href: (scheme: string) => string;
};

/** The ways in that the sender left open, as plain links. */
export function WalkthroughWays({ schemes, href }: WalkthroughWaysProps) {
  return (
    <ul className="grid gap-3">
      {schemes.map(({ id, title, when, recommended }) => (
        <li key={id}>
          <a
            href={href(id)}
            className="group flex items-center gap-4 rounded-control border border-line bg-panel px-4 py-3.5 transition-colors hover:border-control"
          >
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-semibold">{title}</span>
                {recommended && <Badge tone="accent">Recommended</Badge>}
              </span>
              {when && (
                <span className="mt-0.5 block text-muted">
                  <MarkedText text={when} />
                </span>
              )}
            </span>
            <ChevronRight className="size-4 shrink-0 text-faint" />
          </a>
        </li>
      ))}
    </ul>
  );
}
