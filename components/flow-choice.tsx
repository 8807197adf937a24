"use client";
import { ChevronDown } from "lucide-react";
import { useActionState } from "react";
import { AddForSlot } from "./flow-slot";
import { StatusMark } from "./status-mark";
import type { StatusName } from "./status-words";
import { radioLook } from "./ui/radio-cards";
import { SubmitButton } from "./ui/submit-button";

export type FlowChoiceState = { error?: string; done?: boolean };
export type FlowChoiceProps = {
  action: (state: FlowChoiceState, form: FormData) => Promise<FlowChoiceState>;
  flow: string;
  alias: string;
  environment: string;
  application: string;
  /** What stands there now. */
  current: string | undefined;
  credentials: readonly { id: string; name: string; label?: string; status: StatusName }[];
  addHref: string;
};

/** The credentials of the slot's application with their status, one to choose; open while nothing is chosen. */
export function FlowChoice(props: FlowChoiceProps) {
  const { action, flow, alias, environment, application, current, credentials, addHref } = props;
  const [state, send] = useActionState(action, {});
  if (credentials.length === 0) return <AddForSlot href={addHref} application={application} />;
  return (
    <details open={current === undefined} key={current ?? "none"} className="group/choice">
      <summary className="inline-flex h-8 items-center gap-1 rounded-control text-muted text-sm hover:text-ink touch:h-11">
        <ChevronDown className="size-4 transition-transform group-open/choice:rotate-180" />
        {current ? "Change" : "Choose a credential"}
        <span className="sr-only"> for @{alias}</span>
      </summary>
      <form action={send} className="mt-2 space-y-2">
        <input type="hidden" name="flow" value={flow} />
        <input type="hidden" name="alias" value={alias} />
        <input type="hidden" name="environment" value={environment} />
        <fieldset className="max-h-80 divide-y divide-line overflow-y-auto rounded-control border border-line bg-canvas">
          <legend className="sr-only">Credential for @{alias}</legend>
          {credentials.map(({ id, name, label, status }) => (
            <Option key={id} value={id} checked={id === (current ?? credentials[0]?.id)}>
              <span className="min-w-0 flex-1">
                <span className="block break-words font-medium">{name}</span>
                {label && <span className="block break-words text-muted text-sm">{label}</span>}
              </span>
              <StatusMark status={status} className="text-sm" />
            </Option>
          ))}
          {current && (
            <Option value="" checked={false}>
              <span className="text-muted">Nothing: refuse calls</span>
            </Option>
          )}
        </fieldset>
        {state.error && (
          <p role="alert" className="text-bad text-sm">
            {state.error}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <SubmitButton size="sm" variant={current ? "secondary" : "primary"} aria-label={`Use it for @${alias}`}>
            Use it
          </SubmitButton>
          <AddForSlot href={addHref} application={application} />
        </div>
      </form>
    </details>
  );
}

type OptionProps = { value: string; checked: boolean; children: React.ReactNode };

function Option({ value, checked, children }: OptionProps) {
  return (
    <label className="flex items-center gap-3 px-3 py-2 -outline-offset-2 transition-colors hover:bg-raised has-checked:bg-accent-soft/50 has-focus-visible:outline-2 has-focus-visible:outline-focus touch:min-h-11">
      <input
        type="radio"
        name="credential"
        value={value}
        defaultChecked={checked}
        className={`${radioLook} mt-0! focus-visible:outline-none`}
      />
      {children}
    </label>
  );
}
