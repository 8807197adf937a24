"use client";
import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";
import type { SchemeDescription } from "@/connectors/kit/description";
import { type Fields, isShown, type Values } from "@/connectors/kit/field";
import { wordsAtField } from "./check-words";
import { CredentialFormFields } from "./credential-form-fields";
import { usePaste } from "./credential-form-paste";
import {
  type CredentialFormAction,
  type CredentialFormState,
  firstToFill,
  inputName,
  keyOf,
  typedValues,
} from "./credential-form-state";
import { FieldInput } from "./field-input";
import { Guide } from "./guide";
import { Leave } from "./leave";
import { SubmitButton } from "./ui/submit-button";
import { useLiveCheck } from "./use-live-check";
import { WalkthroughResult } from "./walkthrough-result";

export type WalkthroughFormProps = {
  application: string;
  docs: string;
  scheme: Pick<SchemeDescription, "guide">;
  fields: Fields;
  /** Readable values to begin with, also of fields that are not asked. */
  values: Values;
  fixed: readonly { label: string; value: string }[];
  /** Somebody signs in at the application. */
  leaves: boolean;
  mayUnverified: boolean;
  /** Why it did not work when they were here before. */
  reason: string | undefined;
  action: CredentialFormAction;
  /** Where a live check is posted. */
  check: string;
  /** The page itself, to come back to. */
  here: string;
  /** What every submit sends along; `step` counts from 1. */
  hidden: { token: string; step: string; way: string };
};

/** The form of one step, with the guide that members have. What is right is saved at once; what is typed stays. */
export function WalkthroughForm(props: WalkthroughFormProps) {
  const { application, fields, leaves, hidden } = props;
  const [state, send, saving] = useActionState<CredentialFormState, FormData>(props.action, {});
  const { live, start } = useLiveCheck(props.check);
  const element = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Values>();
  const [found, setFound] = useState<Readonly<Record<string, string>>>({});
  const errors = { ...state.errors, ...found };
  const begin = { ...props.values, ...state.values };
  const current = { ...begin, ...typed };
  const kept = state.kept ?? [];
  const busy = saving || live.phase === "checking";
  useFocusOnTrouble(element, state);
  const { note, paste } = usePaste(fields, { read: (key) => inputOf(element.current, key)?.value ?? "", write });

  function write(key: string, value: string) {
    const input = inputOf(element.current, key);
    if (!input) return;
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (leaves) return;
    event.preventDefault();
    if (busy) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const intent = submitter instanceof HTMLButtonElement ? submitter.value : "";
    if (intent === "unverified" && live.done?.check) save({ check: live.done.check, intent });
    else void run(new FormData(event.currentTarget));
  };
  async function run(data: FormData): Promise<void> {
    setFound({});
    const raw = Object.fromEntries(
      [...data].filter(([name]) => name.startsWith("v.")).map(([name, v]) => [keyOf(name), v]),
    );
    const values = typedValues(fields, raw, (key) => isShown(fields, key, { ...current, ...textsOf(raw) }));
    const end = await start({
      step: Number(hidden.step) - 1,
      way: hidden.way,
      values,
      ...(state.base ? { base: state.base } : {}),
    });
    if (!end) return;
    if (end.type === "fields") {
      setFound(end.errors);
      focusOn(
        element.current,
        Object.keys(fields).find((key) => end.errors[key]),
      );
    } else if (end.type === "done") {
      const good = (end.outcome === "verified" || end.outcome === "limited") && !end.otherAccount;
      if (good && end.check) save({ check: end.check });
      else if (end.explanation?.field) setFound({ [end.explanation.field]: wordsAtField(end.reason) });
    }
  }
  const save = (extra: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...hidden, ...extra })) data.set(name, value);
    startTransition(() => send(data));
  };

  if (state.leave) return <Leave application={application} url={state.leave.url} back={props.here} />;
  const guide = {
    guide: props.scheme.guide,
    title: `How to connect ${application}`,
    labels: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.label])),
    values: readable(fields, current),
    docs: props.docs,
    onUse: write,
  };
  const asks = Object.keys(fields).length > 0;
  const first = firstToFill(fields, begin, kept);
  return (
    <div className={asks ? "grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]" : ""}>
      <form
        ref={element}
        action={send}
        onSubmit={submit}
        onInput={(event) => setTyped(textsOf(Object.fromEntries(valuesIn(event.currentTarget))))}
        noValidate
        className="space-y-5"
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {state.base && <input type="hidden" name="base" value={state.base} />}
        {props.reason && !state.result && !state.problem && (
          <p role="alert" className="wrap-anywhere rounded-control border border-warn/25 bg-warn-soft px-4 py-3">
            <span className="font-medium">It did not work yet.</span> {props.reason}
          </p>
        )}
        {asks && <Guide {...guide} only="folded" className="lg:hidden" />}
        {props.fixed.length > 0 && <Fixed fixed={props.fixed} />}
        <CredentialFormFields
          fields={fields}
          errors={errors}
          isShown={(key) => typed === undefined || isShown(fields, key, current)}
          render={(key) => {
            const field = fields[key];
            if (!field) return null;
            return (
              <div>
                <FieldInput
                  name={inputName(key)}
                  field={field}
                  defaultValue={begin[key]}
                  error={errors[key]}
                  kept={kept.includes(key) ? { note: "Kept from your last try." } : undefined}
                  onPaste={(name, text) => paste(keyOf(name), text)}
                  register={key === first ? { autoFocus: true } : undefined}
                />
                {note?.key === key && (
                  <p role="status" className="mt-1.5 flex flex-wrap items-center gap-x-2 text-sm">
                    {note.text}
                    <button type="button" onClick={note.undo} className="min-h-6 text-accent underline touch:min-h-11">
                      Undo
                    </button>
                  </p>
                )}
              </div>
            );
          }}
        />
        <WalkthroughResult
          steps={state.result && live.phase === "idle" ? state.result.steps : live.steps}
          checking={live.phase === "checking"}
          saving={saving}
          done={live.done ?? (live.phase === "idle" ? state.result?.done : undefined)}
          problem={live.error?.detail ?? (saving ? undefined : state.problem?.detail)}
          mayUnverified={props.mayUnverified}
          onSuggestion={({ field, value }) => write(field, value)}
        />
        <SubmitButton wide size="lg" pending={busy}>
          {leaves ? `Continue to ${application}` : "Check and save"}
        </SubmitButton>
      </form>
      {asks && <Guide {...guide} only="beside" />}
    </div>
  );
}

/** What the sender has filled in for good. */
function Fixed({ fixed }: Pick<WalkthroughFormProps, "fixed">) {
  return (
    <dl className="space-y-1.5 rounded-control bg-raised px-3.5 py-3">
      {fixed.map(({ label, value }) => (
        <div key={label} className="flex flex-wrap gap-x-3">
          <dt className="text-muted">{label}</dt>
          <dd className="wrap-anywhere min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useFocusOnTrouble(element: { current: HTMLFormElement | null }, state: CredentialFormState): void {
  useEffect(() => {
    const wrong = Object.keys(state.errors ?? {});
    if (wrong.length > 0) focusOn(element.current, wrong[0]);
    else if (state.problem || state.result) element.current?.querySelector<HTMLElement>("#check")?.focus();
  }, [element, state]);
}

function focusOn(form: HTMLFormElement | null, key: string | undefined): void {
  if (key !== undefined) inputOf(form, key)?.focus();
}

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function inputOf(form: HTMLFormElement | null, key: string): Input | null {
  return form?.querySelector<Input>(`[name="${inputName(key)}"]:not([type=hidden])`) ?? null;
}

function valuesIn(form: HTMLFormElement): [string, unknown][] {
  return [...new FormData(form)].filter(([name]) => name.startsWith("v.")).map(([name, value]) => [keyOf(name), value]);
}

function textsOf(raw: Readonly<Record<string, unknown>>): Values {
  const texts = Object.entries(raw).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(texts.map(([key, value]) => [key, String(value)]));
}

/** For the vendor's links: no secret goes into them. */
function readable(fields: Fields, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !fields[key]?.secret && value !== ""));
}
