import type { ReactNode } from "react";
import { Button } from "./ui/button";
import { Input } from "./ui/input";
import { Select, type SelectOption } from "./ui/select";

export type EventFiltersProps = {
  values: Readonly<Record<string, string>>;
  people: readonly SelectOption[];
  areas: readonly SelectOption[];
};

/** A plain form whose answer is an address: it works without scripts and can be sent to somebody. */
export function EventFilters({ values, people, areas }: EventFiltersProps) {
  const any = Object.keys(values).length > 0;
  return (
    <search className="mb-5 block">
      <form
        method="get"
        action="/activity"
        className="grid grid-cols-2 items-end gap-2 sm:grid-cols-3 lg:grid-cols-6 xl:grid-cols-[repeat(6,minmax(0,1fr))_auto]"
      >
        {values.target && <input type="hidden" name="target" value={values.target} />}
        <Named label="Who">
          <Select name="by" defaultValue={values.by ?? ""} options={[{ value: "", label: "Everybody" }, ...people]} />
        </Named>
        <Named label="What">
          <Select
            name="area"
            defaultValue={values.area ?? ""}
            options={[{ value: "", label: "Everything" }, ...areas]}
          />
        </Named>
        <Named label="Name contains">
          <Input name="q" type="search" defaultValue={values.q} autoComplete="off" maxLength={100} />
        </Named>
        <Named label="From">
          <Input name="from" type="date" defaultValue={values.from} />
        </Named>
        <Named label="Until">
          <Input name="to" type="date" defaultValue={values.to} />
        </Named>
        <Named label="Result">
          <Select
            name="result"
            defaultValue={values.result ?? ""}
            options={[
              { value: "", label: "Any" },
              { value: "problem", label: "Failed or refused" },
              { value: "fine", label: "Went well" },
            ]}
          />
        </Named>
        <div className="col-span-full flex gap-2 xl:col-auto">
          <Button type="submit">Filter</Button>
          {any && (
            <Button variant="ghost" href="/activity">
              Clear
            </Button>
          )}
        </div>
      </form>
    </search>
  );
}

function Named({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className="block min-w-0">
      <span className="mb-1 block text-muted text-sm">{label}</span>
      {children}
    </label>
  );
}
