"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm, type FormState } from "../form-state";

export type ConfirmCardProps = {
  /** What it is done to; sent as `id`. */
  id: string;
  title: string;
  description: string;
  /** The question, and what follows from a yes. */
  question: string;
  consequence: string;
  /** Of the button that asks, and of the one that does. */
  ask: string;
  act: string;
  /** The page it stands on, and the same page asking, for browsers without scripts. */
  page: string;
  asking: string;
  confirming: boolean;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** What cannot be undone is asked first: in a dialog, or on the page itself where scripts do not run. */
export function ConfirmCard(props: ConfirmCardProps) {
  const { id, title, description, question, consequence, ask, act, page, asking, confirming } = props;
  const [{ problem }, send] = useActionState(props.action, emptyForm);
  const form = (
    <form action={send} className="contents">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="danger">{act}</SubmitButton>
    </form>
  );
  if (confirming) {
    return (
      <Card title={question} description={consequence}>
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
      title={title}
      description={description}
      actions={
        <AlertDialog title={question} description={consequence} trigger={{ label: ask, href: asking }} action={form}>
          {problem && <p className="text-bad">{problem.detail}</p>}
        </AlertDialog>
      }
    />
  );
}
