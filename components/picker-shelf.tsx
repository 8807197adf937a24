import { memo } from "react";
import type { Category } from "@/connectors/kit/connector";
import { PickerGrid } from "./picker-grid";
import type { PickerEntry } from "./picker-search";

export type PickerShelfProps = {
  entries: readonly PickerEntry[];
  categories: Readonly<Record<Category, string>>;
  recent: readonly string[];
};

/** All applications by category, with a side list that jumps. The generic ones stand last. */
export const PickerShelf = memo(function PickerShelf({ entries, categories, recent }: PickerShelfProps) {
  const sections = sectionsOf({ entries, categories, recent });
  return (
    <div className="mt-6 gap-8 lg:grid lg:grid-cols-[11rem_minmax(0,1fr)]">
      <nav aria-label="Categories" className="max-lg:hidden">
        <ul className="-mx-2.5 -mt-2 sticky top-6 max-h-[calc(100dvh-3rem)] space-y-px overflow-y-auto p-0.5">
          {sections.map((section) => (
            <li key={section.id}>
              <a
                href={`#${section.id}`}
                className="flex min-h-7 items-center justify-between rounded-control px-2 text-muted transition-colors hover:bg-raised hover:text-ink"
              >
                {section.title}
                <span className="text-faint text-xs tabular-nums">{section.entries.length}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="space-y-8">
        {sections.map((section) => (
          <section
            key={section.id}
            id={section.id}
            aria-labelledby={`${section.id}-title`}
            className="scroll-mt-6 [contain-intrinsic-size:auto_24rem] [content-visibility:auto]"
          >
            <h2 id={`${section.id}-title`} className="mb-2.5 font-medium text-muted text-sm">
              {section.title}
            </h2>
            <PickerGrid entries={section.entries} />
          </section>
        ))}
      </div>
    </div>
  );
});

function sectionsOf({ entries, categories, recent }: PickerShelfProps) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const used = recent.flatMap((id) => byId.get(id) ?? []);
  const named = Object.entries(categories).map(([id, title]) => ({
    id,
    title: id === "generic" ? "Not listed? Any API" : title,
    entries: entries.filter((entry) => entry.category === id),
  }));
  return [
    { id: "recent", title: "Recently used", entries: used },
    {
      id: "popular",
      title: "Popular",
      entries: entries.filter((entry) => entry.popular && entry.category !== "generic"),
    },
    ...named.filter((section) => section.id !== "generic"),
    ...named.filter((section) => section.id === "generic"),
  ].filter((section) => section.entries.length > 0);
}
