"use client";
import { type RefObject, useEffect, useRef } from "react";
import type { Field } from "@/connectors/kit/field";
import type { OAuthScope } from "@/connectors/kit/oauth";
import type { Registration } from "./field-wiring";
import { ScopeList } from "./scope-list";
import { isPreset, othersIn, scopeChanges, scopesIn, scopeText } from "./scope-words";
import { Button } from "./ui/button";
import { FieldNotes, wired } from "./ui/field";
import { useHydrated } from "./ui/hydrated";
import { MarkedText } from "./ui/marked-text";
import { Textarea } from "./ui/textarea";

export type ScopePickerProps = {
  /** Of the input that is sent. */
  name: string;
  field: Field;
  scopes: readonly OAuthScope[];
  presets: readonly { title: string; scopes: readonly string[] }[];
  value: string;
  /** What the application was asked for last; then a difference is told. */
  before?: string;
  error?: string | undefined;
  application: string;
  register: Registration;
  onChange: (value: string) => void;
};

/**
 * What people will be asked to allow: a preset, then each scope in plain words, then whatever else is pasted. One hidden
 * input holds the result; before scripts run the boxes are sent by themselves, under `s.` in place of `v.`. Boxes and
 * text are the server's own from first to last and only lose their names: who is in the middle of a word when the
 * scripts arrive keeps the word and the cursor.
 */
export function ScopePicker(props: ScopePickerProps) {
  const { name, field, scopes, presets, value, before, error, application, register, onChange } = props;
  const hydrated = useHydrated();
  const group = useRef<HTMLFieldSetElement>(null);
  const ticked = useRef<readonly string[]>(undefined);
  const chosen = scopesIn(value);
  const others = othersIn(scopes, chosen).join(" ");
  const id = `field-${name}`;
  const notes = { id, help: field.help && <MarkedText text={field.help} />, error };
  const write = (next: readonly string[]) => onChange(scopeText(scopes, next));
  const listed = () => chosen.filter((scope) => isListed(scopes, scope));
  useAgreement(group, hydrated, chosen, others, write);
  const { added, dropped } = scopeChanges(before ?? value, value);
  return (
    <fieldset ref={group} data-field={name} className="min-w-0">
      <legend className="float-start mb-2 font-medium">{field.label}</legend>
      <p role="status" className="mb-2 text-end text-muted text-sm tabular-nums">
        {hydrated && `${chosen.length} chosen`}
      </p>
      {presets.length > 0 && hydrated && (
        <div className="clear-both mb-2 flex flex-wrap gap-1.5">
          {presets.map((preset) => (
            <Button
              key={preset.title}
              size="sm"
              long
              aria-pressed={isPreset(preset.scopes, chosen)}
              className="aria-pressed:border-accent aria-pressed:bg-accent-soft/60"
              onClick={() =>
                write([...preset.scopes, ...othersIn(scopes, chosen).filter((s) => !inPreset(presets, s))])
              }
            >
              {preset.title} <span className="text-muted tabular-nums">{preset.scopes.length}</span>
            </Button>
          ))}
        </div>
      )}
      {hydrated ? (
        <input key="sent-live" type="hidden" {...register} name={name} defaultValue={value} />
      ) : (
        <input key="sent-plain" type="hidden" name={boxes(name)} />
      )}
      <ScopeList
        scopes={scopes}
        chosen={chosen}
        live={hydrated}
        name={hydrated ? undefined : boxes(name)}
        onToggle={(scope, on) => write(on ? [...chosen, scope] : chosen.filter((s) => s !== scope))}
      />
      <label htmlFor={id} className="mt-3 mb-1.5 block text-sm">
        Others, by their own names
      </label>
      <Textarea
        {...wired(notes)}
        name={hydrated ? undefined : name}
        defaultValue={others}
        onFocus={() => {
          ticked.current = listed();
        }}
        // Beside what was ticked before: the beginning of a long name may be a short one that is on the list.
        onChange={(event) => write([...(ticked.current ?? listed()), ...scopesIn(event.target.value)])}
        onBlur={(event) => {
          ticked.current = undefined;
          event.target.value = others;
        }}
        rows={1}
        mono
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className="min-h-9 text-sm"
      />
      <FieldNotes {...notes} />
      {hydrated && before !== undefined && added.length + dropped.length > 0 && (
        <p role="status" className="mt-2 rounded-control bg-raised px-3 py-2 text-sm">
          {added.length > 0 && (
            <>
              New: <Names of={added} />. {application} has to be asked for {added.length === 1 ? "it" : "them"} in a new
              sign-in.{" "}
            </>
          )}
          {dropped.length > 0 && (
            <>
              No longer asked for: <Names of={dropped} />. What was granted stays granted until the next sign-in.
            </>
          )}
        </p>
      )}
    </fieldset>
  );
}

/**
 * Keeps boxes and text as the value says, but for the text that is being typed. Whoever was faster than the scripts has
 * ticked and typed already: the first time it is the value that follows.
 */
function useAgreement(
  group: RefObject<HTMLFieldSetElement | null>,
  hydrated: boolean,
  chosen: readonly string[],
  others: string,
  write: (scopes: readonly string[]) => void,
): void {
  const taken = useRef(false);
  useEffect(() => {
    const area = group.current?.querySelector("textarea");
    const ticks = [...(group.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])];
    if (!hydrated || !area) return;
    const text = scopesIn(area.value).join(" ");
    const differs = text !== others || ticks.some((box) => box.checked !== chosen.includes(box.value));
    const first = !taken.current;
    taken.current = true;
    if (!differs) return;
    if (first) {
      write([...ticks.filter((box) => box.checked).map((box) => box.value), ...scopesIn(area.value)]);
      return;
    }
    for (const box of ticks) box.checked = chosen.includes(box.value);
    if (document.activeElement !== area) area.value = others;
  });
}

function Names({ of }: { of: readonly string[] }) {
  return <code className="break-words font-mono">{of.join(", ")}</code>;
}

function isListed(scopes: readonly OAuthScope[], scope: string): boolean {
  return scopes.some((each) => each.scope === scope);
}

function inPreset(presets: ScopePickerProps["presets"], scope: string): boolean {
  return presets.some((preset) => preset.scopes.includes(scope));
}

/** `v.scopes` becomes `s.scopes`. */
function boxes(name: string): string {
  return name.replace(/^v\./, "s.");
}
