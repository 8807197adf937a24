import type { ReactNode } from "react";
import { SubmitButton } from "@/components/ui/submit-button";

export type PressFormProps = {
  action: (form: FormData) => Promise<void>;
  token: string;
  /** More that is sent along. */
  fields?: Readonly<Record<string, string>>;
  /** The one thing to do on the screen. */
  primary?: boolean;
  children: ReactNode;
};

/** One button that does one thing, with or without scripts. */
export function PressForm({ action, token, fields = {}, primary, children }: PressFormProps) {
  return (
    <form action={action}>
      <input type="hidden" name="token" value={token} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={primary ? "primary" : "secondary"} wide={primary ?? false} size={primary ? "lg" : "md"}>
        {children}
      </SubmitButton>
    </form>
  );
}
