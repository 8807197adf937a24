"use client";
import { type FormEvent, useEffect, useState } from "react";
import type { ConnectorDescription, SchemeDescription } from "@/connectors/kit/description";
import type { Values } from "@/connectors/kit/field";
import { CheckPanel } from "./check-panel";
import { checkReport } from "./check-report";
import { CredentialFormBar } from "./credential-form-bar";
import { CredentialFormFields } from "./credential-form-fields";
import { CredentialFormLabels } from "./credential-form-labels";
import {
  againWith,
  type CredentialFormAction,
  firstToFill,
  inputName,
  keyOf,
  removeName,
} from "./credential-form-state";
import { CredentialFormSummary } from "./credential-form-summary";
import { DevicePanel } from "./device-panel";
import { FieldInput } from "./field-input";
import type { KeptSince } from "./field-kept";
import { Guide } from "./guide";
import { Leave } from "./leave";
import { type Connecting, OAuthClientChoice } from "./oauth-client-choice";
import { PasteNote } from "./paste-note";
import { ScopePicker } from "./scope-picker";
import { Field, wired } from "./ui/field";
import { useHydrated } from "./ui/hydrated";
import { Input } from "./ui/input";
import { useCredentialForm } from "./use-credential-form";
import { useEditFocus, useSubmitKey } from "./use-form-keys";

export type CredentialFormProps = {
  connector: Pick<ConnectorDescription, "id" | "name" | "docs">;
  scheme: SchemeDescription;
  name: string;
  /** Readable values that are stored already. */
  values?: Values;
  /** Stored secrets by key: since when and by whom. */
  kept?: Readonly<Record<string, KeptSince>>;
  /** The credential being edited. `refused` says that its secret is what is wrong with it. */
  credential?: { id: string; draft: boolean; unknown: boolean; refused: boolean };
  /** May this person allow a private address. */
  mayAllow: boolean;
  action: CredentialFormAction;
  /** Where somebody has to sign in at the application before it can be saved as working. */
  connecting?: Connecting;
  /** Allows an address; a sentence when it could not. */
  allow: (address: string, port: number) => Promise<string | undefined>;
  cancelHref: string;
  /** Of a new one: what tags and environments others bear. */
  known?: { tags: readonly string[]; environments: readonly string[] };
};

const formId = "credential-form";

/** The form of one application and authentication type with its guide, and the check that comes before saving. */
export function CredentialForm(props: CredentialFormProps) {
  const { connector, scheme, credential, connecting } = props;
  const it = useCredentialForm(props);
  const [focused, setFocused] = useState<string>();
  const [shared, setShared] = useState(connecting?.chosen ?? "");
  const hydrated = useHydrated();
  const fields = scheme.fields;
  const first = credential && !credential.draft ? undefined : firstToFill(fields, it.values, it.kept);
  useEditFocus(props, it.focus);
  // The browser may have put the cursor there before this runs.
  useEffect(() => setFocused(keyAt(document.activeElement)), []);
  useSubmitKey(it.element);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const intent = submitter instanceof HTMLButtonElement ? submitter.value : "save";
    // Left to the action: a draft is saved as it stands, without a check.
    if (intent === "draft") return;
    event.preventDefault();
    if (it.busy) return;
    if (!connecting?.leaves) return void it.check(shared);
    const data = new FormData(event.currentTarget);
    data.set("intent", intent);
    void it.connect(data, shared !== "");
  };
  /** Where somebody signs in, what was refused is the beginning of that, and begins once more. */
  const again = async () => {
    if (!connecting?.leaves || !it.element.current) return it.check(shared);
    await it.connect(new FormData(it.element.current), shared !== "");
  };
  const allow = async ({ address, port }: { address: string; port: number }) => {
    const problem = await props.allow(address, port);
    if (problem !== undefined) return it.setRefused(problem);
    await again();
  };

  const labels = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.label]));
  const guide = {
    guide: scheme.guide,
    title: `How to connect ${connector.name}`,
    labels,
    values: it.links,
    docs: connector.docs,
  };
  const onUse = (key: string, text: string) => {
    it.write(key, text);
    it.focus(key);
  };
  const result = it.live.phase === "idle" ? it.state.result : undefined;
  const done = it.live.done ?? result?.done;
  const steps = result?.steps ?? it.live.steps;
  const phase = it.saving && done ? "saving" : result ? "ended" : it.live.phase;
  const problem =
    it.live.error ??
    (it.refused === undefined ? undefined : { detail: it.refused }) ??
    (it.saving ? undefined : it.state.problem);
  const typed = it.typed;

  const { leave, device } = it.state;
  if (leave)
    return <Leave application={connector.name} url={leave.url} back={`/credentials/${leave.credential}/edit`} />;
  if (device) return <DevicePanel application={connector.name} code={device} />;
  const ofClient = (key: string) => hydrated && shared !== "" && scheme.oauth?.clientFields.includes(key);

  const render = (key: string) => {
    const field = fields[key];
    if (!field) return null;
    const registration = it.form.register(`v.${key}`);
    if (scheme.oauth?.scopeField === key && scheme.oauth.scopes.length > 0) {
      return (
        <ScopePicker
          name={inputName(key)}
          field={field}
          scopes={scheme.oauth.scopes}
          presets={scheme.oauth.presets}
          value={it.current[key] ?? field.default ?? ""}
          {...(credential && !credential.draft ? { before: props.values?.[key] ?? "" } : {})}
          error={it.errors[key]}
          application={connector.name}
          register={registration}
          onChange={(text) => it.write(key, text)}
        />
      );
    }
    return (
      <div>
        <FieldInput
          name={inputName(key)}
          field={field}
          defaultValue={it.values[key]}
          error={it.errors[key]}
          kept={it.state.kept?.includes(key) ? { note: "Kept from your last try." } : props.kept?.[key]}
          {...(props.kept?.[key] && field.optional
            ? { remove: { name: removeName(key), marked: it.state.removed?.includes(key) === true } }
            : {})}
          onPaste={(name, text) => it.paste(keyOf(name), text)}
          register={key === first ? { ...registration, autoFocus: true } : registration}
        />
        {it.note?.key === key && <PasteNote text={it.note.text} onUndo={it.note.undo} />}
      </div>
    );
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,32.5rem)_minmax(0,22.5rem)]">
      <form
        id={formId}
        ref={it.element}
        action={it.send}
        onSubmit={submit}
        onInput={it.changed}
        onFocus={(event) => setFocused((before) => keyAt(event.target) ?? before)}
        noValidate
        className="space-y-6"
      >
        {Object.entries(it.base).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        {it.state.base && <input type="hidden" name="base" value={it.state.base} />}
        {connecting?.connected && <input type="hidden" name="connected" value="1" />}
        <Guide {...guide} only="folded" className="lg:hidden" onUse={onUse} {...(focused ? { focused } : {})} />
        <CredentialFormSummary fields={fields} errors={{ ...it.state.errors, ...it.errors }} onChoose={it.focus} />
        <div data-field="name">
          <Field id="field-name" label="Name" {...(it.errors.name ? { error: it.errors.name } : {})}>
            <Input
              {...it.form.register("name")}
              {...wired({ id: "field-name", error: it.errors.name })}
              defaultValue={it.state.name ?? props.name}
              maxLength={120}
              autoComplete="off"
              data-1p-ignore=""
            />
          </Field>
        </div>
        {connecting && <OAuthClientChoice connecting={connecting} onChoose={setShared} />}
        <CredentialFormFields
          fields={fields}
          errors={it.errors}
          isShown={(key) => it.shown(key) && !ofClient(key)}
          render={render}
          {...(props.known ? { labels: <CredentialFormLabels known={props.known} state={it.state} /> } : {})}
          labelsWrong={it.state.errors?.tags !== undefined || it.state.errors?.environment !== undefined}
        />
        <CredentialFormBar
          busy={it.busy}
          mayDraft={credential === undefined || credential.draft}
          connect={connecting?.leaves ? connector.name : undefined}
          connected={connecting?.connected ? (it.state.signInFirst ? "again" : "check") : undefined}
          cancelHref={props.cancelHref}
        />
      </form>
      <div className="lg:sticky lg:top-6 lg:max-h-[calc(100dvh-1.5rem)] lg:self-start lg:overflow-y-auto lg:pb-6">
        <CheckPanel
          phase={phase}
          steps={steps}
          done={done}
          problem={problem}
          onCancel={it.cancel}
          {...(connecting?.leaves ? { notDone: it.state.signInFirst ? "One more sign-in" : "Not connected" } : {})}
          fields={fields}
          stale={it.stale}
          editing={credential !== undefined && !credential.draft}
          mayUnverified={credential === undefined || credential.draft || credential.unknown}
          mayAllow={props.mayAllow}
          form={formId}
          send={it.send}
          hidden={{ ...it.base, name: it.name, ...it.labels }}
          again={againWith(it.state)}
          onAllow={(address) => void allow(address)}
          onSuggestion={({ field, value }) => onUse(field, value)}
          report={
            done
              ? checkReport({
                  application: connector.name,
                  authenticationType: scheme.title,
                  fields,
                  typed,
                  steps,
                  done,
                })
              : ""
          }
        />
        <Guide {...guide} only="beside" onUse={onUse} {...(focused ? { focused } : {})} />
      </div>
    </div>
  );
}

function keyAt(element: Element | null): string | undefined {
  const name = element?.closest("[data-field]")?.getAttribute("data-field");
  return name ? keyOf(name) : undefined;
}
