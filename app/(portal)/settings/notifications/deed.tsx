"use client";
import { type ComponentProps, type ReactNode, useActionState } from "react";
import { emptyForm, type FormState } from "@/app/form-state";
import { classes } from "@/components/ui/classes";
import { SubmitButton } from "@/components/ui/submit-button";

type DeedProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  id: string;
  variant?: ComponentProps<typeof SubmitButton>["variant"];
  size?: "sm" | "md";
  /** What the button means where its word alone does not say. */
  label?: string;
  children: ReactNode;
};

/** One button that does one thing, and says beside it what came of it. */
export function Deed({ action, id, variant = "secondary", size = "md", label, children }: DeedProps) {
  const [{ problem, done }, send] = useActionState(action, emptyForm);
  return (
    <form action={send} className="flex flex-wrap items-center gap-y-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant={variant} size={size} {...(label ? { "aria-label": label } : {})}>
        {children}
      </SubmitButton>
      <span role="status" className={classes("text-sm not-empty:ms-3", problem ? "text-bad" : "text-muted")}>
        {problem?.detail ?? done}
      </span>
    </form>
  );
}
