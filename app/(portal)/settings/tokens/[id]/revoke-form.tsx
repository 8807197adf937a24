"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../../../form-state";
import { revokeTokenAction } from "../actions";

const warning = "Whatever shows it is refused from now on. This cannot be undone; a new token can be made.";

/** Asks first: in a dialog, or on the page itself where scripts do not run. */
export function RevokeForm({ id, name, confirming }: { id: string; name: string; confirming: boolean }) {
  const [{ problem }, send] = useActionState(revokeTokenAction, emptyForm);
  const form = (
    <form action={send} className="contents">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="danger">Revoke</SubmitButton>
    </form>
  );
  const page = `/settings/tokens/${id}`;
  if (confirming) {
    return (
      <Card title={`Revoke “${name}”?`} description={warning}>
        <FormProblem problem={problem} />
        <div className="flex flex-wrap gap-2">
          {form}
          <Button href={page}>Cancel</Button>
        </div>
      </Card>
    );
  }
  return (
    <Card
      title="Revoke"
      description="Ends it at once, everywhere."
      actions={
        <AlertDialog
          title={`Revoke “${name}”?`}
          description={warning}
          trigger={{ label: "Revoke…", href: `${page}?confirm=revoke` }}
          action={form}
        >
          {problem && <p className="text-bad">{problem.detail}</p>}
        </AlertDialog>
      }
    />
  );
}
