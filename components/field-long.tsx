"use client";
import { FileUp } from "lucide-react";
import { type ChangeEvent, useState } from "react";
import { maxLengthOf } from "@/connectors/kit/field";
import { Kept, setNative } from "./field-kept";
import { ShowButton } from "./field-secret";
import { type FieldInputProps, ignored, pasteHandler, type Wiring } from "./field-wiring";
import { classes } from "./ui/classes";
import { useHydrated } from "./ui/hydrated";
import { Textarea } from "./ui/textarea";

/** Several lines: scopes, certificates, key files. A file is read here, in the browser, and lands in the text. */
export function LongInput(props: FieldInputProps & { wiring: Wiring }) {
  const { name, field, defaultValue, kept, register, disabled, wiring } = props;
  const [shown, setShown] = useState(!field.secret);
  const max = maxLengthOf(field);
  const area = (
    <>
      <span className="relative block">
        <Textarea
          {...wiring}
          {...register}
          name={name}
          rows={field.kind === "multiline" && !field.secret ? 3 : 5}
          {...(field.secret ? {} : { defaultValue: defaultValue ?? field.default })}
          placeholder={field.example}
          maxLength={max}
          disabled={disabled}
          mono
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          {...ignored}
          onPaste={pasteHandler(props)}
          className={classes("text-sm", field.secret && "pe-10", !shown && "covered")}
        />
        {field.secret && (
          <span className="absolute end-px top-px flex h-9">
            <ShowButton label={field.label} shown={shown} toggle={() => setShown(!shown)} controls={wiring.id} />
          </span>
        )}
      </span>
      {field.kind !== "multiline" || field.secret ? (
        <FileChoice label={field.label} target={wiring.id} max={max} />
      ) : null}
    </>
  );
  return kept ? (
    <Kept kept={kept} label={field.label} open={props.error !== undefined} remove={props.remove}>
      {area}
    </Kept>
  ) : (
    area
  );
}

/** Has no name, so the file itself is never sent; it appears when scripts run, without them one pastes. */
function FileChoice({ label, target, max }: { label: string; target: string; max: number }) {
  const [note, setNote] = useState("");
  const hydrated = useHydrated();
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    const area = document.getElementById(target);
    event.target.value = "";
    if (!file || !(area instanceof HTMLTextAreaElement)) return;
    if (file.size > max * 4) return setNote(`${file.name} is too large for this field.`);
    setNative(area, await file.text());
    setNote(`${file.name} was read.`);
  };
  return (
    <span className={classes("mt-1.5 flex flex-wrap items-center gap-2 text-sm", !hydrated && "invisible")}>
      <label className="inline-flex h-7 items-center gap-1.5 rounded-control border border-line bg-panel px-2 font-medium hover:border-control hover:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-focus touch:h-11 touch:px-3">
        <FileUp className="size-3.5" />
        Choose file
        <input
          type="file"
          className="sr-only"
          onChange={(event) => void read(event)}
          aria-label={`Choose file: ${label}`}
        />
      </label>
      <span role="status" className="text-muted">
        {note}
      </span>
    </span>
  );
}
