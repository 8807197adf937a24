"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { TextField } from "@/components/text-field";
import { Card } from "@/components/ui/card";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { type InviteState, inviteAction } from "./actions";
import { InviteLink } from "./invite-link";

type InviteFormProps = {
  roles: readonly { value: string; label: string; help: string }[];
  /** Whether a mail server is set. */
  mails: boolean;
};

export function InviteForm({ roles, mails }: InviteFormProps) {
  const [{ values, problem, made }, action] = useActionState<InviteState, FormData>(inviteAction, emptyForm);
  return (
    <form action={action} noValidate>
      <Card
        title="Invite somebody"
        description={
          mails
            ? "They get a mail with a link that works for 7 days."
            : "You get a link to pass on. It works for 7 days and for one person."
        }
        footer={<SubmitButton>{mails ? "Send the invitation" : "Make a link"}</SubmitButton>}
      >
        <div className="space-y-4">
          {!problem?.fields.email && <FormProblem problem={problem} />}
          {made && <InviteLink made={made} />}
          <TextField
            key={`${values.email} ${made?.url}`}
            name="email"
            label="E-mail"
            type="email"
            autoComplete="off"
            placeholder="ben@example.com"
            fieldClass="max-w-sm"
            error={problem?.fields.email}
            defaultValue={values.email}
            maxLength={320}
          />
          <RadioCards
            key={`role ${values.role}`}
            legend="Role"
            name="role"
            columns={2}
            options={roles}
            defaultValue={values.role ?? "editor"}
          />
        </div>
      </Card>
    </form>
  );
}
