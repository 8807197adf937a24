import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes";

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectProps = Omit<ComponentProps<"select">, "children"> & { options: readonly SelectOption[] };

/** The browser's own list, so that it works everywhere, with the look of the other controls. */
export function Select({ options, className, ...rest }: SelectProps) {
  return (
    <span className={classes("relative block", className)}>
      <select {...rest} className="control appearance-none truncate pe-9">
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2 text-muted" />
    </span>
  );
}
