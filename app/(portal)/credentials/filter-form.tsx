import { FilterMenu } from "@/components/filter-menu";
import { ListForm, ListSelect } from "@/components/list-filters";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { SelectOption } from "@/components/ui/select";
import type { Choice } from "./filter-choices";
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

type SelectsProps = { filters: Filters; applications: readonly SelectOption[]; choices: readonly Choice[] };

export function FilterSelects({ filters, applications, choices }: SelectsProps) {
  return (
    <div className="-me-2.5 flex min-w-0 gap-1 max-sm:-ms-2.5">
      <FilterMenu chosen={choices.filter(({ value }) => value !== "").length}>
        {choices.map(({ name, label, value, options }) => (
          <Field key={name} id={`filter-${name}`} label={label}>
            <ListSelect id={`filter-${name}`} form={formId} name={name} defaultValue={value} options={options} />
          </Field>
        ))}
        <Apply />
      </FilterMenu>
      <ListSelect
        form={formId}
        name="connector"
        aria-label="Application"
        defaultValue={filters.connector ?? ""}
        options={[{ value: "", label: "All applications" }, ...applications]}
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
      <Apply />
    </div>
  );
}

function Apply() {
  return (
    <noscript>
      <Button type="submit" size="sm" form={formId} className="me-2.5">
        Apply
      </Button>
    </noscript>
  );
}

const formId = "list-form";
const sortOptions = [
  { value: "", label: "Last changed" },
  { value: "name", label: "By name" },
  { value: "status", label: "By status" },
  { value: "checked", label: "By last check" },
  { value: "expiry", label: "By expiry" },
];
