"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { rotateSecretAction } from "./actions";
import { SecretOnce } from "./secret-once";
import { noChannel } from "./state";

/** A new signing secret, beside the old one for a day. */
export function SecretForm({ id, name, overlap }: { id: string; name: string; overlap: string | undefined }) {
  const [{ problem, made }, send] = useActionState(rotateSecretAction, noChannel);
  if (made) return <SecretOnce {...made} />;
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="name" value={name} />
      <Card
        title="Signing secret"
        description={
          overlap
            ? `The one before signs as well until ${overlap}. Another new one would end it at once.`
            : "Make a new one when the old one may be known. For a day every message carries both signatures."
        }
        actions={<SubmitButton variant="secondary">New secret</SubmitButton>}
      >
        {problem ? <FormProblem problem={problem} /> : null}
      </Card>
    </form>
  );
}
