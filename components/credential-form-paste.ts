"use client";
import { useState } from "react";
import type { Fields } from "@/connectors/kit/field";
import { readPaste } from "./paste";

export type PasteNote = {
  /** The field that was pasted into. */
  key: string;
  text: string;
  undo: () => void;
};

type Form = { read: (key: string) => string; write: (key: string, value: string) => void };

/** Splits what is pasted and can put everything back as it was, with the whole text in the field it was meant for. */
export function usePaste(fields: Fields, form: Form) {
  const [note, setNote] = useState<PasteNote>();
  const paste = (key: string, text: string): boolean => {
    const pasted = readPaste(fields, key, text);
    setNote(undefined);
    if (!pasted) return false;
    const before = Object.fromEntries(Object.keys(pasted.values).map((name) => [name, form.read(name)]));
    for (const [name, value] of Object.entries(pasted.values)) form.write(name, value);
    setNote({
      key,
      text: noteFor(pasted.count, fields, Object.keys(pasted.values), key),
      undo: () => {
        for (const [name, value] of Object.entries({ ...before, [key]: text.trim() })) form.write(name, value);
        setNote(undefined);
      },
    });
    return true;
  };
  return { note, paste };
}

function noteFor(count: number, fields: Fields, names: readonly string[], key: string): string {
  if (count > 1) return `We split this into ${count} fields.`;
  const [only] = names;
  return only === undefined || only === key
    ? "We kept only the part that belongs here."
    : `We put this into ${fields[only]?.label ?? only}.`;
}
