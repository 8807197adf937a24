import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes";

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectProps = Omit<ComponentProps<"select">, "children"> & {
  options: readonly SelectOption[];
  /** Without a frame, for what stands above a list. */
  quiet?: boolean;
};

/** The browser's own list, so that it works everywhere, with the look of the other controls. */
export function Select({ options, quiet, className, ...rest }: SelectProps) {
  return (
    <span className={classes("relative block", className)}>
      <select {...rest} className={quiet ? quietLook : "control appearance-none truncate pe-9"}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        className={classes(
          "pointer-events-none absolute top-1/2 size-4 -translate-y-1/2 text-muted",
          quiet ? "end-2" : "end-2.5",
        )}
      />
    </span>
  );
}

const quietLook =
  "h-8 w-full field-sizing-content appearance-none truncate rounded-control bg-transparent ps-2.5 pe-7.5 text-ink text-sm transition-colors hover:bg-raised touch:h-11 touch:text-lg";
