import type { ComponentProps } from "react";
import { classes } from "./classes";

export type InputProps = ComponentProps<"input"> & {
  /** Fixed text around the value, such as `https://` and `.myshopify.com`. It is not part of the value. */
  prefix?: string;
  suffix?: string;
  /** For ids, addresses, tokens. */
  mono?: boolean;
};

export function Input({ prefix, suffix, mono, className, ...rest }: InputProps) {
  const type = mono ? "font-mono" : "";
  if (!prefix && !suffix) return <input {...rest} className={classes("control", type, className)} />;
  return (
    <span className={classes("control flex items-stretch overflow-hidden p-0", type, className)}>
      {prefix && <Affix text={prefix} className="border-e" />}
      <input {...rest} className="min-w-0 flex-1 bg-transparent px-2.5 outline-none" />
      {suffix && <Affix text={suffix} className="border-s" />}
    </span>
  );
}

function Affix({ text, className }: { text: string; className: string }) {
  return (
    <span
      className={classes(
        "flex shrink-0 select-none items-center border-line bg-raised px-2.5 text-muted touch:px-2 touch:text-sm",
        className,
      )}
    >
      {text}
    </span>
  );
}
