"use client";
import { ChevronRight } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import type { Field, FieldGroup, Fields } from "@/connectors/kit/field";

export type CredentialFormFieldsProps = {
  fields: Fields;
  /** Draws one field by its key. */
  render: (key: string) => ReactNode;
  isShown: (key: string) => boolean;
  errors: Readonly<Record<string, string>>;
  /** How it is sorted, at the end of what is folded. */
  labels?: ReactNode;
  labelsWrong?: boolean;
};

/** Connection, Secret, Additional settings: what is advanced stays folded until something in it is wrong. */
export function CredentialFormFields(props: CredentialFormFieldsProps) {
  const { fields, render, isShown, errors, labels: sorted, labelsWrong = false } = props;
  const shown = Object.entries(fields).filter(([key]) => isShown(key));
  const of = (group: FieldGroup) => shown.filter(([, field]) => field.group === group && !field.advanced);
  const settings = of("settings");
  const advanced = shown.filter(([, field]) => field.advanced);
  const wrong = labelsWrong || advanced.some(([key]) => errors[key] !== undefined);
  return (
    <>
      <Group title="Connection" entries={of("connection")} render={render} />
      <Group title="Secret" entries={of("secret")} render={render} />
      <Group title="Additional settings" entries={settings} render={render} />
      {(advanced.length > 0 || sorted !== undefined) && (
        <details open={wrong} className="group border-line border-t pt-4">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a press would leave the field before it, whose error then moves this away from under the pointer */}
          <summary
            onMouseDown={(event) => event.preventDefault()}
            className="-mx-2 inline-flex min-h-9 items-center gap-1.5 rounded-control px-2 font-medium text-muted transition-colors hover:text-ink touch:min-h-11"
          >
            <ChevronRight className="size-4 transition-[rotate] group-open:rotate-90" />
            {settings.length > 0 ? "Advanced" : "Additional settings"}
            <span className="font-normal text-faint text-sm group-open:hidden">
              {labels(advanced, sorted !== undefined)}
            </span>
          </summary>
          <div className="mt-4 space-y-5">
            {rows(advanced, render)}
            {sorted}
          </div>
        </details>
      )}
    </>
  );
}

type Entries = readonly [string, Field][];

function Group({ title, entries, render }: { title: string; entries: Entries; render: (key: string) => ReactNode }) {
  if (entries.length === 0) return null;
  return (
    <fieldset className="min-w-0 border-line border-t pt-5">
      <legend className="sr-only">{title}</legend>
      <p className="mb-4 font-medium text-muted text-sm" aria-hidden>
        {title}
      </p>
      <div className="space-y-5">{rows(entries, render)}</div>
    </fieldset>
  );
}

/** A host and the port after it stand on one line, as one writes them. */
function rows(entries: Entries, render: (key: string) => ReactNode): ReactNode[] {
  const result: ReactNode[] = [];
  for (let at = 0; at < entries.length; at++) {
    const [key, field] = entries[at] ?? [];
    const [next, following] = entries[at + 1] ?? [];
    if (key === undefined) continue;
    if (field?.kind === "host" && next !== undefined && following?.kind === "port") {
      result.push(
        <div key={key} className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-5 sm:grid-cols-[minmax(0,1fr)_9rem]">
          {render(key)}
          {render(next)}
        </div>,
      );
      at++;
    } else result.push(<Fragment key={key}>{render(key)}</Fragment>);
  }
  return result;
}

function labels(entries: Entries, sorted: boolean): string {
  const all = entries.map(([, field]) => field.label);
  return [...all.slice(0, sorted ? 1 : 3), ...(sorted ? ["Environment", "Tags"] : [])].join(", ");
}
