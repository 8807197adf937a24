"use client";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { startTransition, useActionState, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import * as z from "zod/mini";
import { type Fields, isShown, type Values } from "@/connectors/kit/field";
import { fieldSchema, schemaFor } from "@/connectors/kit/schema";
import { wordsAtField } from "./check-words";
import type { CredentialFormProps } from "./credential-form";
import {
  type Errors,
  type FormValues,
  focusField,
  focusFirstOf,
  focusResult,
  isBeside,
  readErrors,
  writeErrors,
} from "./credential-form-errors";
import { usePaste } from "./credential-form-paste";
import { type CredentialFormState, removeName, type TypedLabels, typedValues } from "./credential-form-state";
import { useHydrated } from "./ui/hydrated";
import { type CheckEnd, useLiveCheck } from "./use-live-check";

/** How the form behaves once scripts run: errors before any request, a live check, then the save that names the check. */
export function useCredentialForm(props: CredentialFormProps) {
  const { scheme, connector, credential } = props;
  const fields = scheme.fields;
  const keys = useMemo(() => Object.keys(fields), [fields]);
  const element = useRef<HTMLFormElement>(null);
  const hydrated = useHydrated();
  const [state, send, saving] = useActionState<CredentialFormState, FormData>(props.action, {});
  const { live, start, cancel } = useLiveCheck("/credentials/check");
  const [stale, setStale] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [labels, setLabels] = useState<TypedLabels>();

  const kept = useMemo(() => [...Object.keys(props.kept ?? {}), ...(state.kept ?? [])], [props.kept, state.kept]);
  const values = useMemo(() => ({ ...props.values, ...state.values }), [props.values, state.values]);
  const resolver = useMemo(() => standardSchemaResolver(formSchema(fields, kept)), [fields, kept]);
  const errors = useMemo(() => writeErrors(state.errors ?? {}, keys), [state.errors, keys]);
  const form = useForm<FormValues>({ resolver, mode: "onTouched", shouldFocusError: false, errors });
  const typed = useWatch({ control: form.control, name: "v" });
  const name = useWatch({ control: form.control, name: "name" });
  const current = { ...values, ...present(typed) };
  const shown = (key: string) => !hydrated || isShown(fields, key, current);
  const found = readErrors(form.formState.errors);

  const focusFirst = useCallback((wrong: Errors) => focusFirstOf(element.current, ["name", ...keys], wrong), [keys]);
  useEffect(() => {
    const wrong = state.errors ?? {};
    if (Object.keys(wrong).length > 0 || state.problem || state.result) focusFirst(wrong);
  }, [state, focusFirst]);

  const write = (key: string, value: string) => {
    form.setValue(`v.${key}`, value, { shouldValidate: true, shouldTouch: true, shouldDirty: true });
    changed();
  };
  const { note, paste } = usePaste(fields, { read: (key) => String(form.getValues(`v.${key}`) ?? ""), write });

  const busy = live.phase === "checking" || saving;
  function changed() {
    setStale(true);
    if (live.phase === "checking") cancel();
  }
  const base: Record<string, string> = {
    connector: connector.id,
    scheme: scheme.id,
    ...(credential ? { credential: credential.id } : {}),
    ...(credential?.draft ? { draft: "1" } : {}),
    ...(credential === undefined && state.draft ? { credential: state.draft, draft: "1" } : {}),
  };
  const save = (extra: Record<string, string>) => {
    const data = new FormData();
    const all = { ...base, name: form.getValues("name"), ...labelsIn(element.current), ...extra };
    for (const [key, value] of Object.entries(all)) data.set(key, value);
    startTransition(() => send(data));
  };

  /** `oauthClient`: one of the workspace in place of own fields; empty: none. */
  async function check(oauthClient = ""): Promise<void> {
    setRefused(undefined);
    if (oauthClient !== "") return run(oauthClient);
    await form.handleSubmit(
      () => run(oauthClient),
      (wrong) => focusFirst(readErrors(wrong)),
    )();
  }

  /** As the form stands; with a shared client some of it is the workspace's, so only the server can tell what is missing. */
  async function connect(data: FormData, shared: boolean): Promise<void> {
    const go = () => startTransition(() => send(data));
    if (shared) go();
    else await form.handleSubmit(go, (wrong) => focusFirst(readErrors(wrong)))();
  }

  async function run(oauthClient: string): Promise<void> {
    setStale(false);
    if (!isBeside()) focusResult();
    const ofClient = (key: string) => oauthClient !== "" && scheme.oauth?.clientFields.includes(key);
    const sent = typedValues(fields, form.getValues("v"), (key) => shown(key) && !ofClient(key));
    for (const key of removedIn(element.current, keys)) sent[key] = "";
    const chosen = scheme.oauth ? { oauthClient } : {};
    const end = await start({ ...base, ...chosen, values: sent, ...(state.base ? { base: state.base } : {}) });
    if (end) finish(end);
  }

  function finish(end: CheckEnd) {
    setLabels(labelsIn(element.current));
    if (end.type === "fields") {
      for (const [key, message] of Object.entries(end.errors)) {
        if (keys.includes(key)) form.setError(`v.${key}`, { type: "server", message });
      }
      const elsewhere = Object.keys(end.errors).filter((key) => !keys.includes(key));
      if (elsewhere.length > 0) setRefused(elsewhere.map((key) => end.errors[key]).join(" "));
      focusFirst(end.errors);
      return;
    }
    if (end.type === "error") {
      focusResult();
      return;
    }
    const good = end.outcome === "verified" || end.outcome === "limited";
    if (good && end.check && !end.otherAccount && (credential || !end.same)) {
      save({ check: end.check });
      return;
    }
    const at = end.explanation?.field;
    if (at && keys.includes(at)) form.setError(`v.${at}`, { type: "server", message: wordsAtField(end.reason) });
    if (at && isBeside()) focusFirst({ [at]: "" });
    else focusResult();
  }

  return {
    element,
    send,
    state,
    saving,
    live,
    cancel,
    busy,
    stale,
    note,
    paste,
    write,
    changed,
    check,
    connect,
    refused,
    setRefused,
    form,
    errors: found,
    values,
    current,
    shown,
    kept,
    base,
    labels: labels ?? state.labels,
    name: name ?? state.name ?? props.name,
    typed: typedValues(fields, current, shown),
    links: plausible(fields, current),
    focus: (key: string) => focusField(element.current, key),
  };
}

/** How it is to be sorted, where the form asks. */
function labelsIn(form: HTMLFormElement | null): TypedLabels | undefined {
  const data = new FormData(form ?? undefined);
  if (!data.has("environment")) return undefined;
  return { tags: data.getAll("tags").join(" "), environment: String(data.get("environment")) };
}

/** Stored secrets that are marked to go. */
function removedIn(form: HTMLFormElement | null, keys: readonly string[]): string[] {
  const data = new FormData(form ?? undefined);
  return keys.filter((key) => data.has(removeName(key)));
}

function formSchema(fields: Fields, kept: readonly string[]): z.ZodMiniType<FormValues, FormValues> {
  return z.object({ name: nameSchema, v: schemaFor(fields, { kept }) }) as z.ZodMiniType<FormValues, FormValues>;
}

const nameSchema = z.string().check(
  z.refine((value) => value.trim() !== "", "Enter a name, such as where or what it is for."),
  z.maxLength(120, "Use at most 120 characters."),
);

function present(values: Readonly<Record<string, unknown>> | undefined): Record<string, string> {
  const entries = Object.entries(values ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}

/** For links into the vendor's pages: readable values that are possible ones, never half a host. */
function plausible(fields: Fields, values: Values): Values {
  const entries = Object.entries(values).filter(([key, value]) => {
    const field = fields[key];
    return field && !field.secret && value !== "" && fieldSchema(field).safeParse(value.trim()).success;
  });
  return Object.fromEntries(entries);
}
