"use client";
import type { FieldInputProps, Notes, Wiring } from "./field-wiring";
import { Field, FieldNotes, Optional } from "./ui/field";
import { RadioCards } from "./ui/radio-cards";
import { Select } from "./ui/select";
import { segment } from "./ui/tabs";

/** A few with sentences: cards. A few short ones: joined buttons. Many: the browser's list. */
export function ChoiceInput(props: FieldInputProps & { wiring: Wiring; notes: Notes }) {
  const { name, field, register, disabled, wiring, notes } = props;
  const choices = field.choices ?? [];
  const chosen = props.defaultValue ?? field.default;
  const legend = (
    <>
      {field.label} {field.optional && <Optional />}
    </>
  );
  if (choices.length <= 5 && choices.some((choice) => choice.help)) {
    return (
      <div data-field={name}>
        <RadioCards
          legend={legend}
          name={name}
          options={choices}
          {...(chosen === undefined ? {} : { defaultValue: chosen })}
          input={{ ...register, ...described(wiring), disabled }}
        />
        <FieldNotes {...notes} />
      </div>
    );
  }
  if (choices.length > 4 || choices.some((choice) => choice.label.length > 18) || field.optional) {
    const empty =
      chosen === undefined || field.optional ? [{ value: "", label: field.optional ? "None" : "Choose one" }] : [];
    return (
      <div data-field={name}>
        <Field {...notes} label={field.label} optional={field.optional ?? false}>
          <Select
            {...wiring}
            {...register}
            name={name}
            defaultValue={chosen ?? ""}
            disabled={disabled}
            options={[...empty, ...choices]}
          />
        </Field>
      </div>
    );
  }
  return (
    <div data-field={name}>
      <fieldset>
        <legend className="mb-1.5 font-medium">{legend}</legend>
        <div className="inline-flex max-w-full flex-wrap gap-0.5 rounded-control bg-raised p-0.5">
          {choices.map((choice) => (
            <label key={choice.value} className={segment}>
              <input
                {...register}
                {...described(wiring)}
                type="radio"
                name={name}
                value={choice.value}
                defaultChecked={choice.value === chosen}
                disabled={disabled}
                className="sr-only"
              />
              {choice.label}
            </label>
          ))}
        </div>
      </fieldset>
      <FieldNotes {...notes} />
    </div>
  );
}

/** Every radio of a group needs an id of its own; the rest of the wiring is shared. */
function described({ id: _, ...rest }: Wiring) {
  return rest;
}
