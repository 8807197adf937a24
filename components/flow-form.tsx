"use client";
import { Plus, X } from "lucide-react";
import { useActionState, useState } from "react";
import { FormProblem } from "./form-problem";
import { TextField } from "./text-field";
import { Button } from "./ui/button";
import { FieldNotes, wired } from "./ui/field";
import { useHydrated } from "./ui/hydrated";
import { IconButton } from "./ui/icon-button";
import { Input } from "./ui/input";
import { SubmitButton } from "./ui/submit-button";

export type FlowSlotRow = { alias: string; application: string };
export type FlowFormState = {
  name: string;
  note: string;
  slots: readonly FlowSlotRow[];
  problem?: { code?: string; detail: string; fields: Readonly<Record<string, string>> };
};

export type FlowFormProps = {
  action: (state: FlowFormState, form: FormData) => Promise<FlowFormState>;
  start: FlowFormState;
  /** The flow that is changed. */
  id?: string;
  applications: readonly string[];
  submit: string;
  cancelHref: string;
};

/** What a flow is called and which applications it needs. A row more is one press; an empty row is left out. */
export function FlowForm({ action, start, id, applications, submit, cancelHref }: FlowFormProps) {
  const [state, send] = useActionState(action, start);
  const errors = state.problem?.fields ?? {};
  return (
    <form action={send} noValidate className="max-w-180 space-y-6">
      {id && <input type="hidden" name="id" value={id} />}
      <FormProblem problem={state.problem} />
      <TextField
        key={`name ${state.name}`}
        name="name"
        label="Name"
        help="As people here call it. It stands beside every credential that it uses."
        error={errors.name}
        defaultValue={state.name}
        placeholder="Orders sync"
        maxLength={100}
        autoComplete="off"
      />
      <TextField
        key={`note ${state.note}`}
        name="note"
        label="Note"
        optional
        error={errors.note}
        defaultValue={state.note}
        placeholder="Runs every 5 minutes in n8n"
        autoComplete="off"
      />
      <Slots key={JSON.stringify(state.slots)} rows={state.slots} errors={errors} applications={applications} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="intent" value="save">
          {submit}
        </SubmitButton>
        <Button variant="ghost" href={cancelHref}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

type SlotsProps = {
  rows: readonly FlowSlotRow[];
  errors: Readonly<Record<string, string>>;
  applications: readonly string[];
};

function Slots({ rows, errors, applications }: SlotsProps) {
  const [shown, setShown] = useState(() => rows.map((row, at) => ({ ...row, at, key: at })));
  const live = useHydrated();
  const more = () =>
    setShown((all) => [...all, { alias: "", application: "", at: -1, key: (all.at(-1)?.key ?? 0) + 1 }]);
  return (
    <fieldset className="space-y-3">
      <legend className="font-medium">Applications that it uses</legend>
      <p className="-mt-2 text-muted text-sm">
        Each gets a place with an alias. The flow is written against the alias, so the credential behind it can change.
      </p>
      <datalist id="applications">
        {applications.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className={`${columns} text-muted text-sm max-sm:hidden`} aria-hidden>
        <span>Application</span>
        <span>Alias</span>
        <span className="w-9" />
      </div>
      <ul className="-mt-1.5 space-y-2.5">
        {shown.map(({ alias, application, at, key }, index) => (
          <li
            key={key}
            className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)_auto] items-start gap-2 max-sm:border-line max-sm:border-b max-sm:pb-3 max-sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <Cell
              name="application"
              id={`application-${key}`}
              label={`Application ${index + 1}`}
              error={errors[`slots.${at}.connector`]}
              list="applications"
              defaultValue={application}
              placeholder="Type to search"
              autoFocus={at === -1}
            />
            <div className="max-sm:col-start-1">
              <Cell
                name="alias"
                id={`alias-${key}`}
                label={`Alias ${index + 1}`}
                error={errors[`slots.${at}.alias`]}
                prefix="@"
                mono
                defaultValue={alias}
                placeholder="from the name"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={40}
              />
            </div>
            <IconButton
              label={`Remove row ${index + 1}`}
              size="md"
              onClick={() => setShown((all) => all.filter((row) => row.key !== key))}
              className={`max-sm:col-start-2 max-sm:row-start-1 ${live && shown.length > 1 ? "" : "invisible"}`}
            >
              <X className="size-4" />
            </IconButton>
          </li>
        ))}
      </ul>
      <FieldNotes id="slots" error={errors.slots} />
      {/* Without scripts the server draws the form again with one more row. */}
      <Button
        type={live ? "button" : "submit"}
        {...(live ? { onClick: more } : { name: "intent", value: "more" })}
        size="sm"
        icon={<Plus className="size-4" />}
      >
        Another application
      </Button>
    </fieldset>
  );
}

const columns = "grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)_auto] gap-2";

type CellProps = React.ComponentProps<typeof Input> & { id: string; label: string; error: string | undefined };

function Cell({ id, label, error, ...input }: CellProps) {
  return (
    <div className="min-w-0">
      <Input {...input} aria-label={label} autoComplete="off" {...wired({ id, error })} />
      <FieldNotes id={id} error={error} />
    </div>
  );
}
