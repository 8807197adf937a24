import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";

export type SwitchProps = Omit<ComponentProps<"input">, "type" | "role" | "children"> & {
  label: ReactNode;
  help?: ReactNode;
};

/** A checkbox that is spoken and drawn as a switch; in a plain form it submits like any checkbox. */
export function Switch({ label, help, className, ...rest }: SwitchProps) {
  return (
    <label className={classes("flex min-h-6 items-start gap-3 touch:min-h-11 touch:py-2.5", className)}>
      <span className="relative inline-flex h-5 shrink-0 items-center">
        <input
          {...rest}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its state by itself
          role="switch"
          className="peer h-[18px] w-8 appearance-none rounded-full border border-control bg-raised transition-colors checked:border-accent checked:bg-accent disabled:opacity-55"
        />
        <span
          className="pointer-events-none absolute start-[3px] size-3 rounded-full bg-control transition-[translate] peer-checked:translate-x-3.5 peer-checked:bg-on-accent rtl:peer-checked:-translate-x-3.5"
          aria-hidden
        />
      </span>
      <span className="min-w-0">
        {label}
        {help && <span className="block text-muted text-sm">{help}</span>}
      </span>
    </label>
  );
}
