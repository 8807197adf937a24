import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";

export type FieldProps = {
  /** Of the control; help and error get ids derived from it. */
  id: string;
  label: ReactNode;
  optional?: boolean;
  help?: ReactNode;
  error?: string;
  /** At the end of the label's line, such as a link. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A label, one control, one line of help and what is wrong. Give the control `{...wired(…)}` of the same values. */
export function Field({ id, label, optional, help, error, aside, className, children }: FieldProps) {
  return (
    <div className={className}>
      <div className="mb-1.5 flex items-baseline gap-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {optional && <Optional />}
        {aside && <span className="ms-auto text-sm">{aside}</span>}
      </div>
      {children}
      <FieldNotes id={id} help={help} error={error} />
    </div>
  );
}

export function Optional() {
  return <span className="text-faint text-sm">optional</span>;
}

/** Error and help below a control, with the ids that `wired` refers to. */
export function FieldNotes({ id, help, error }: { id: string; help?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1.5 text-bad text-sm">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" />
          <span>{error}</span>
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className={classes("text-muted text-sm", error ? "mt-1" : "mt-1.5")}>
          {help}
        </p>
      )}
    </>
  );
}

/** The attributes that tie a control to its label, help and error. */
export function wired({ id, help, error }: { id: string; help?: ReactNode; error?: string | undefined }) {
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return {
    id,
    ...(described ? { "aria-describedby": described } : {}),
    ...(error ? { "aria-invalid": true as const } : {}),
  };
}
