"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../../../form-state";
import { removeFlowAction } from "../../actions";

type RemoveFlowProps = { id: string; name: string; tokens: number; confirming: boolean };

/** Asks first: in a dialog, or on the page itself where scripts do not run. */
export function RemoveFlow({ id, name, tokens, confirming }: RemoveFlowProps) {
  const [{ problem }, send] = useActionState(removeFlowAction, emptyForm);
  const ended =
    tokens === 0
      ? "It has no active token."
      : tokens === 1
        ? "Its token is revoked at once."
        : `Its ${tokens} tokens are revoked at once.`;
  const words = `${ended} The credentials stay as they are. This cannot be undone.`;
  const form = (
    <form action={send} className="contents">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="danger">Delete the flow</SubmitButton>
    </form>
  );
  const page = `/flows/${id}/edit`;
  if (confirming) {
    return (
      <Card title={`Delete “${name}”?`} description={words}>
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
      title="Delete"
      description={words}
      actions={
        <AlertDialog
          title={`Delete “${name}”?`}
          description={words}
          trigger={{ label: "Delete…", href: `${page}?confirm=delete` }}
          action={form}
        >
          {problem && <p className="text-bad">{problem.detail}</p>}
        </AlertDialog>
      }
    />
  );
}
