import type { ChangeEventHandler, ClipboardEvent, FocusEventHandler, RefCallback } from "react";
import type { Field as FieldData } from "@/connectors/kit/field";
import type { KeptSince } from "./field-kept";
import type { wired } from "./ui/field";

/** What react-hook-form's `register(name)` gives. Any function may be left out in a plain form. */
export type Registration = {
  ref?: RefCallback<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;
  onChange?: ChangeEventHandler<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;
  onBlur?: FocusEventHandler<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;
  /** Where the page begins to be filled in. */
  autoFocus?: boolean;
};

export type FieldInputProps = {
  /** The name in the form, also the field's key: the guide follows it, paste rules speak of it. */
  name: string;
  field: FieldData;
  /** Ignored for sealed fields: a secret never travels to the browser. */
  defaultValue?: string | undefined;
  error?: string | undefined;
  /** The stored secret stays unless a new one is typed. `since` is ready to show, e.g. "3 Nov 2026". */
  kept?: KeptSince | undefined;
  /** The stored secret can be done without: the name of the box that removes it, and whether it is ticked. */
  remove?: { name: string; marked: boolean };
  /** Return true when the text was dealt with (see `readPaste`): the browser's own paste is then stopped. */
  onPaste?: (name: string, text: string) => boolean;
  /** `{...}` of `register(name)` without its name. */
  register?: Registration | undefined;
  disabled?: boolean;
  /** Prefix of ids when a page holds the same form twice. */
  scope?: string;
};

export type Wiring = ReturnType<typeof wired>;
export type Notes = Parameters<typeof wired>[0];

export function pasteHandler({ name, onPaste }: Pick<FieldInputProps, "name" | "onPaste">) {
  if (!onPaste) return undefined;
  return (event: ClipboardEvent) => {
    if (onPaste(name, event.clipboardData.getData("text/plain"))) event.preventDefault();
  };
}

/** Password managers keep their hands off: what is typed here is not this site's password. */
export const ignored = {
  "data-1p-ignore": "",
  "data-bwignore": "true",
  "data-lpignore": "true",
  "data-form-type": "other",
} as const;
