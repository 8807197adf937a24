"use client";
import { type ReactNode, useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { type ImportLine, ImportPlan } from "@/components/import-plan";
import { Banner } from "@/components/ui/banner";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../../../form-state";
import { confirmAction } from "../actions";

/** `children` stand between the rows and the buttons. */
export function ConfirmForm({
  id,
  lines,
  children,
}: {
  id: string;
  lines: readonly ImportLine[];
  children: ReactNode;
}) {
  const [{ values, problem, done }, action] = useActionState(confirmAction, emptyForm);
  return (
    <form action={action} className="space-y-4">
      <FormProblem problem={problem} />
      {done && <Banner tone="info">{done}</Banner>}
      <input type="hidden" name="id" value={id} />
      <ImportPlan lines={lines} chosen={values} />
      {children}
      <Checkbox
        key={values.checkAfter ?? ""}
        name="checkAfter"
        defaultChecked={values.checkAfter !== undefined}
        label="Check them afterwards"
        help="One after the other, with their applications. Until then they are unknown."
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="intent" value="import">
          Import
        </SubmitButton>
        <SubmitButton variant="secondary" name="intent" value="dry">
          Try without changing anything
        </SubmitButton>
        <SubmitButton variant="ghost" name="intent" value="drop">
          Throw away
        </SubmitButton>
      </div>
    </form>
  );
}
