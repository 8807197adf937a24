import type { ComponentProps } from "react";
import { classes } from "./classes";

export type TextareaProps = ComponentProps<"textarea"> & { mono?: boolean };

export function Textarea({ mono, className, rows = 4, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      {...rest}
      className={classes("control block resize-y py-2", mono && "font-mono", className)}
    />
  );
}
