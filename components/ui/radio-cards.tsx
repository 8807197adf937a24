import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";

export type RadioCard = { value: string; label: string; help?: ReactNode; mark?: ReactNode; disabled?: boolean };
export type RadioCardsProps = {
  legend: ReactNode;
  name: string;
  options: readonly RadioCard[];
  defaultValue?: string;
  /** Hides the legend from sight when a heading already says it. */
  quiet?: boolean;
  columns?: 1 | 2 | 3;
  /** Goes on every radio: `onChange`, `ref`, `aria-describedby` … */
  input?: Omit<ComponentProps<"input">, "type" | "name" | "value" | "defaultChecked">;
};

/** One choice of a few, each with a sentence of its own. */
export function RadioCards({ legend, name, options, defaultValue, quiet, columns = 1, input }: RadioCardsProps) {
  return (
    <fieldset>
      <legend className={quiet ? "sr-only" : "mb-1.5 font-medium"}>{legend}</legend>
      <div className={classes("grid gap-2", columns === 2 && "sm:grid-cols-2", columns === 3 && "sm:grid-cols-3")}>
        {options.map((option) => (
          <label key={option.value} className={card}>
            <input
              {...input}
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              className={radioLook}
            />
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-x-2 font-medium">
                {option.label} {option.mark}
              </span>
              {option.help && <span className="mt-0.5 block text-muted text-sm">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export const radioLook =
  "mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-control bg-panel transition-[border-width,border-color] checked:border-[5px] checked:border-accent disabled:opacity-55";
const card =
  "flex items-start gap-2.5 rounded-control border border-line bg-panel px-3 py-2.5 transition-colors hover:border-control has-checked:border-accent has-checked:bg-accent-soft/50 has-disabled:text-faint has-focus-visible:outline-2 has-focus-visible:outline-focus touch:py-3 [&_input:focus-visible]:outline-none";
