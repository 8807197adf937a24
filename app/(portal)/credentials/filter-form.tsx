import { ListForm, ListSelect } from "@/components/list-filters";
import { Button } from "@/components/ui/button";
import type { ConnectorEntry } from "@/lib/catalog";
import type { Filters } from "./filters";

/** The search in the header and the selects below it are one form, so they also work together without scripts. */
export function FilterForm({ filters }: { filters: Filters }) {
  return (
    <ListForm
      id={formId}
      action="/credentials"
      query={filters.q ?? ""}
      label="Search credentials"
      keep={filters.status ? { status: filters.status } : {}}
    />
  );
}

type SelectsProps = {
  filters: Filters;
  applications: readonly ConnectorEntry[];
  inUse: readonly { connector: string; count: number }[];
};

export function FilterSelects({ filters, applications, inUse }: SelectsProps) {
  const names = new Map(applications.map(({ id, name }) => [id, name]));
  const used = inUse.map(({ connector, count }) => ({
    value: connector,
    label: `${names.get(connector) ?? connector} (${count})`,
  }));
  return (
    <div className="-me-2.5 flex min-w-0 gap-1 max-sm:-ms-2.5">
      <ListSelect
        form={formId}
        name="connector"
        aria-label="Application"
        defaultValue={filters.connector ?? ""}
        options={[{ value: "", label: "All applications" }, ...used]}
        quiet
        className="min-w-0 max-w-44"
      />
      <ListSelect
        form={formId}
        name="sort"
        aria-label="Sort"
        defaultValue={filters.sort ?? ""}
        options={sortOptions}
        quiet
        className="min-w-0 max-w-44"
      />
      <noscript>
        <Button type="submit" size="sm" form={formId} className="me-2.5">
          Apply
        </Button>
      </noscript>
    </div>
  );
}

const formId = "list-form";
const sortOptions = [
  { value: "", label: "Recently changed" },
  { value: "name", label: "By name" },
  { value: "status", label: "By status" },
  { value: "checked", label: "By last check" },
  { value: "expiry", label: "By expiry" },
];
