import { ChevronRight } from "lucide-react";
import type { SchemeDescription } from "@/connectors/kit/description";
import type { Field } from "@/connectors/kit/field";
import { Badge } from "./ui/badge";
import { Link } from "./ui/link";
import { MarkedText } from "./ui/marked-text";

export type SchemeCardsProps = {
  schemes: readonly SchemeDescription[];
  href: (scheme: string) => string;
  /** The one whose form is shown, when the cards stand above it. */
  current?: string;
};

/** The ways in as links: plain name, when to choose it, what is needed. */
export function SchemeCards({ schemes, href, current }: SchemeCardsProps) {
  return (
    <ul className="grid gap-3">
      {schemes.map((scheme) => (
        <li key={scheme.id}>
          <Link
            href={href(scheme.id)}
            {...(scheme.id === current ? { "aria-current": "true" as const } : {})}
            className="group flex items-center gap-4 rounded-panel border border-line bg-panel px-5 py-4 transition-colors hover:border-control aria-[current]:border-accent"
          >
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-semibold">{scheme.title}</span>
                {scheme.recommended && <Badge tone="accent">Recommended</Badge>}
              </span>
              {scheme.when && (
                <span className="mt-0.5 block text-muted">
                  <MarkedText text={scheme.when} />
                </span>
              )}
              <span className="mt-1.5 block text-faint text-sm">{needs(Object.values(scheme.fields))}</span>
            </span>
            <ChevronRight className="size-4 shrink-0 text-faint transition-[translate,color] group-hover:translate-x-0.5 group-hover:text-ink" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function needs(fields: readonly Field[]): string {
  const asked = fields.filter(
    (field) => !field.optional && !field.advanced && field.default === undefined && field.kind !== "flag",
  );
  if (asked.length === 0) return "You need nothing.";
  const list = new Intl.ListFormat("en", { type: "conjunction" });
  // Which of several is asked depends on another answer; they bear the same name.
  return `You need: ${list.format(new Set(asked.map((field) => field.label)))}`;
}
