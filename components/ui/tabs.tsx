import { type ReactNode, useId } from "react";
import { classes } from "./classes";
import { Link } from "./link";

/**
 * Parts of a page that have an address each. Where they do not all fit they take another row: browsers do not scroll to
 * a link that the focus reaches while half of it is in sight.
 */
export function LinkTabs({
  label,
  items,
}: {
  label: string;
  items: readonly { label: string; href: string; current?: boolean }[];
}) {
  return (
    <nav aria-label={label} className="mb-6 border-line border-b">
      <ul className="flex flex-wrap gap-x-5">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              {...(item.current ? { "aria-current": "page" as const } : {})}
              className={classes(
                "-outline-offset-2 inline-flex h-10 items-center whitespace-nowrap border-b-2 touch:h-11",
                item.current
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-muted hover:border-control hover:text-ink",
              )}
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export type Tab = { label: string; content: ReactNode };

/** Up to six views of one thing in one place: radios and a rule of CSS, so it works without JavaScript. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <div className="tabset">
      <TabChoice label={label} labels={tabs.map((tab) => tab.label)} />
      {tabs.map((tab, index) => (
        <div key={tab.label} data-panel={index} className="mt-3">
          {tab.content}
        </div>
      ))}
    </div>
  );
}

/** Only the row of radios: everything with `data-panel={index}` inside the same `.tabset` follows it. */
export function TabChoice({ label, labels }: { label: string; labels: readonly string[] }) {
  const id = useId();
  return (
    <fieldset className="flex flex-wrap gap-0.5 rounded-control bg-raised p-0.5">
      <legend className="sr-only">{label}</legend>
      {labels.slice(0, 6).map((text, index) => (
        <label key={text} className={segment}>
          {/* Belongs to no form on purpose: what is looked at is never submitted. */}
          <input
            type="radio"
            name={id}
            form={`${id}-none`}
            data-tab={index}
            defaultChecked={index === 0}
            className="sr-only"
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

/** One option of a row of joined options: the radio inside is hidden from sight, the label shows its state. */
export const segment =
  "inline-flex h-7 flex-1 items-center justify-center whitespace-nowrap rounded-mark px-2.5 font-medium text-muted text-sm transition-colors hover:text-ink has-checked:bg-chosen has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--color-line)] has-focus-visible:outline-2 has-focus-visible:outline-focus touch:h-10";

/** The same look for a link, which has its state in `aria-current`. */
export const segmentLink =
  "inline-flex h-7 items-center justify-center whitespace-nowrap rounded-mark px-2.5 -outline-offset-2 font-medium text-muted text-sm transition-colors hover:text-ink aria-[current]:bg-chosen aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--color-line)] touch:h-10";
