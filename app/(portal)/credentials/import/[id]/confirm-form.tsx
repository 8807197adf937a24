"use client";
import { type ReactNode, useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { ImportKinds } from "@/components/import-kinds";
import { type ImportKind, type ImportLine, ImportPlan } from "@/components/import-plan";
import { type ImportPlace, ImportTurn } from "@/components/import-turn";
import { Banner } from "@/components/ui/banner";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm, type FormState } from "../../../../form-state";
import { confirmAction } from "../actions";

const checked: FormState = { values: { checkAfter: "on" } };

type Props = {
  id: string;
  lines: readonly ImportLine[];
  kinds: readonly ImportKind[];
  at: ImportPlace;
  /** As chosen on the page before. */
  check: boolean;
  /** Stand between the rows and the buttons. */
  children: ReactNode;
};

/** A page of a long plan is turned by the same form, so that what was chosen on it is kept. */
export function ConfirmForm({ id, lines, kinds, at, check, children }: Props) {
  const [{ values, problem, done }, action] = useActionState(confirmAction, check ? checked : emptyForm);
  return (
    <form action={action} className="space-y-4">
      <FormProblem problem={problem} />
      {done && <Banner tone="info">{done}</Banner>}
      <input type="hidden" name="id" value={id} />
      <ImportKinds kinds={kinds} chosen={values} />
      <ImportPlan lines={lines} kinds={kinds} chosen={values} />
      <ImportTurn {...at} />
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
