"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { endSessionsAction } from "../actions";

/** For a lost laptop. */
export function SessionsForm({ id, name }: { id: string; name: string }) {
  const [{ problem, done }, action] = useActionState(endSessionsAction, emptyForm);
  return (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      <Card
        title="Sessions"
        description={`Signs ${name} out everywhere. They can sign in again, and their API tokens go on working.`}
        footer={
          <>
            <span role="status" className="me-auto">
              {done}
            </span>
            <SubmitButton variant="secondary">Sign out everywhere</SubmitButton>
          </>
        }
      >
        {problem && <FormProblem problem={problem} />}
      </Card>
    </form>
  );
}
