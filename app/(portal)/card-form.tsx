"use client";
import type { ReactNode } from "react";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "../form-state";

export type CardFormProps = {
  title: string;
  description?: string;
  /** For links that lead to it. */
  id?: string;
  /** What is sent beside the fields. */
  hidden?: Readonly<Record<string, string>>;
  state: FormState;
  action: (form: FormData) => void;
  submit: string;
  /** One of several on its page, none of which is what the page is for. */
  quiet?: boolean;
  children: ReactNode;
};

/** A form of few fields in a card of its own: what went wrong stands above them, what was done beside the button. */
export function CardForm(props: CardFormProps) {
  const { title, description, id, hidden = {}, state, action, submit, quiet, children } = props;
  return (
    <form action={action} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Card
        {...(id ? { id } : {})}
        title={title}
        {...(description ? { description } : {})}
        footer={
          <>
            <span role="status" className="me-auto">
              {state.done}
            </span>
            <SubmitButton {...(quiet ? { variant: "secondary" } : {})}>{submit}</SubmitButton>
          </>
        }
      >
        <div className="space-y-5">
          <FormProblem problem={state.problem} />
          {children}
        </div>
      </Card>
    </form>
  );
}
