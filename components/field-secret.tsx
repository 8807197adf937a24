"use client";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { maxLengthOf } from "@/connectors/kit/field";
import { Kept } from "./field-kept";
import { type FieldInputProps, ignored, pasteHandler, type Wiring } from "./field-wiring";
import { classes } from "./ui/classes";
import { useHydrated } from "./ui/hydrated";

/** A covered input without a value of its own. It can be shown while typing, never what is stored. */
export function SecretInput(props: FieldInputProps & { wiring: Wiring }) {
  const { name, field, kept, register, disabled, wiring } = props;
  const [shown, setShown] = useState(false);
  const input = (
    <span className="control flex items-stretch p-0">
      <input
        {...wiring}
        {...register}
        name={name}
        type={shown ? "text" : "password"}
        placeholder={field.example}
        maxLength={maxLengthOf(field)}
        disabled={disabled}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...ignored}
        onPaste={pasteHandler(props)}
        className="min-w-0 flex-1 rounded-control bg-transparent px-2.5 font-mono outline-none"
      />
      <ShowButton label={field.label} shown={shown} toggle={() => setShown(!shown)} controls={wiring.id} />
    </span>
  );
  return kept ? (
    <Kept kept={kept} label={field.label} open={props.error !== undefined} remove={props.remove}>
      {input}
    </Kept>
  ) : (
    input
  );
}

export function ShowButton(props: { label: string; shown: boolean; toggle: () => void; controls: string }) {
  const { label, shown, toggle, controls } = props;
  const hydrated = useHydrated();
  const Icon = shown ? EyeOff : Eye;
  return (
    <button
      type="button"
      onClick={toggle}
      aria-pressed={shown}
      aria-controls={controls}
      aria-label={`Show ${label}`}
      title={shown ? "Hide" : "Show"}
      className={classes(
        "-outline-offset-2 inline-flex w-9 shrink-0 items-center justify-center self-stretch rounded-control text-muted hover:text-ink touch:w-11",
        !hydrated && "invisible",
      )}
    >
      <Icon className="size-4" />
    </button>
  );
}
