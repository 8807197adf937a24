"use client";
import { type ChangeEvent, useState } from "react";
import { FieldNotes, wired } from "./ui/field";
import { FileInput } from "./ui/file-input";

export type LogoInputProps = { label: string; error?: string | undefined };

/** As the server has it, which takes no form of more than a megabyte and could not even say why. */
const most = 100 * 1024;

/** A picture, sent as `logo`. One that is too large is said at once and taken out of the form, so that the rest can go on. */
export function LogoInput({ label, error }: LogoInputProps) {
  const [refused, setRefused] = useState("");
  const look = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0];
    const large = file !== undefined && file.size > most;
    setRefused(large ? `“${file.name}” is larger than 100 KB. Save it smaller, or choose another.` : "");
    if (large) currentTarget.value = "";
  };
  const shown = {
    id: "logo",
    help: "PNG, JPEG or WebP of up to 100 KB. It is shown on white, 32 pixels high.",
    error: refused || error,
  };
  return (
    <div>
      <FileInput {...wired(shown)} name="logo" label={label} accept="image/png,image/jpeg,image/webp" onChange={look} />
      <div aria-live="polite">
        <FieldNotes {...shown} />
      </div>
    </div>
  );
}
