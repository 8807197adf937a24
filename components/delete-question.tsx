"use client";
import { type ReactNode, useActionState } from "react";
import type { Deed } from "./credential-scope";
import { DeleteFields } from "./delete-fields";
import { DeleteImpact, type DeleteImpactView } from "./delete-impact";
import { DeleteReplace } from "./delete-replace";
import { SubmitButton } from "./ui/submit-button";

export type DeleteQuestionProps = {
  credential: { id: string; name: string; connectorName: string };
  impact: DeleteImpactView;
  back: string;
  remove: Deed;
  replace: Deed;
  /** The ways that can be undone. */
  children: ReactNode;
};

/** The same question on a page of its own, for browsers without scripts. */
export function DeleteQuestion({ credential, impact, back, remove, replace, children }: DeleteQuestionProps) {
  const [state, send] = useActionState(remove, {});
  return (
    <div className="space-y-5">
      <DeleteImpact impact={impact} />
      <DeleteReplace action={replace} id={credential.id} impact={impact} application={credential.connectorName} />
      <form action={send} noValidate className="space-y-4">
        <DeleteFields credential={credential} back={back} impact={impact} error={state.error} />
        <SubmitButton variant="danger">Delete for good</SubmitButton>
      </form>
      <div className="flex flex-wrap gap-2 border-line border-t pt-5">{children}</div>
    </div>
  );
}
