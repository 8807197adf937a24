"use client";
import { type ReactNode, useActionState } from "react";
import type { Deed } from "./credential-scope";
import { SubmitButton } from "./ui/submit-button";

export type DeedFormProps = {
  action: Deed;
  id: string;
  danger?: boolean;
  size?: "sm" | "md";
  /** The label holds an address. */
  long?: boolean;
  children: ReactNode;
};

/** One button that does one thing to a credential, and says why where it may not. */
export function DeedForm({ action, id, danger, size = "md", long = false, children }: DeedFormProps) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant={danger ? "danger" : "secondary"} size={size} long={long}>
        {children}
      </SubmitButton>
      {state.error && (
        <p role="alert" className="mt-2 text-bad text-sm">
          {state.error}
        </p>
      )}
    </form>
  );
}
