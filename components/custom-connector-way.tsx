"use client";
import { useState } from "react";
import type { Fields, Values } from "@/connectors/kit/field";
import { CustomConnectorGuess } from "./custom-connector-guess";
import type { GuessView } from "./custom-connector-words";
import { FieldInput } from "./field-input";
import { Button } from "./ui/button";
import { Card } from "./ui/card";

export type CustomConnectorWayProps = {
  index: number;
  only: boolean;
  values: Values;
  fields: Fields;
  guesses: readonly GuessView[];
  errors: Readonly<Record<string, string>>;
};

/** One way in. What it asks depends on its kind; without scripts another kind shows its fields after “Keep as draft”. */
export function CustomConnectorWay({ index, only, values, fields, guesses, errors }: CustomConnectorWayProps) {
  const [kind, setKind] = useState(values.kind ?? "");
  const shown = Object.entries(fields).filter(([, { shownWhen }]) => !shownWhen || shownWhen.is.includes(kind));
  const folded = (key: string) => ["title", "when", "steps"].includes(key);
  const draw = ([key, field]: (typeof shown)[number]) => {
    const at = `ways.${index}.${key}`;
    const register =
      key === "kind" ? { onChange: (event: { target: { value: string } }) => setKind(event.target.value) } : undefined;
    return (
      <div key={key}>
        <FieldInput name={at} field={field} defaultValue={values[key]} error={errors[at]} register={register} />
        {key === "issuer" && (
          <Button type="submit" size="sm" className="mt-2" name="intent" value={`discover.${index}`}>
            Find the addresses
          </Button>
        )}
        <CustomConnectorGuess guess={guesses.find((guess) => guess.at === at)} label={field.label} />
      </div>
    );
  };
  const open = shown.some(([key]) => folded(key) && errors[`ways.${index}.${key}`]);
  return (
    <Card
      title={only ? "How it lets you in" : `Way in ${index + 1}`}
      actions={
        !only && (
          <Button
            type="submit"
            size="sm"
            variant="ghost"
            name="intent"
            value={`removeWay.${index}`}
            aria-label={`Remove way in ${index + 1}`}
          >
            Remove
          </Button>
        )
      }
    >
      <div className="space-y-5">
        {shown.filter(([key]) => !folded(key)).map(draw)}
        {kind === "" && <p className="text-muted text-sm">Choose one: what it needs appears here.</p>}
        <details open={open} className="border-line border-t pt-4">
          <summary className="inline-flex min-h-9 items-center font-medium text-muted hover:text-ink touch:min-h-11">
            Words for whoever adds a credential
          </summary>
          <div className="mt-3 space-y-5">{shown.filter(([key]) => folded(key)).map(draw)}</div>
        </details>
      </div>
    </Card>
  );
}
