import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";

export type CheckboxProps = Omit<ComponentProps<"input">, "type" | "children"> & { label: ReactNode; help?: ReactNode };

export function Checkbox({ label, help, className, ...rest }: CheckboxProps) {
  return (
    <label className={classes("flex min-h-6 items-start gap-2.5 touch:min-h-11 touch:py-2.5", className)}>
      <span className="relative mt-0.5 inline-flex">
        <input
          {...rest}
          type="checkbox"
          className="peer size-4 appearance-none rounded-mark border border-control bg-panel transition-colors checked:border-accent checked:bg-accent hover:border-muted disabled:opacity-55"
        />
        <Tick />
      </span>
      <span className="min-w-0">
        {label}
        {help && <span className="block text-muted text-sm">{help}</span>}
      </span>
    </label>
  );
}

function Tick() {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="pointer-events-none absolute inset-0 hidden size-4 text-on-accent peer-checked:block"
      aria-hidden
    >
      <path d="m4 8.4 2.7 2.6L12 5.4" />
    </svg>
  );
}
