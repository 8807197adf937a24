"use client";
import { useActionState } from "react";
import { BrandFields } from "@/components/brand-fields";
import { FormProblem } from "@/components/form-problem";
import { TextField } from "@/components/text-field";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../../form-state";
import { renameWorkspaceAction } from "./actions";

type WorkspaceFormProps = { name: string; colour: string; logo: string | undefined; colours: readonly string[] };

export function WorkspaceForm({ name, colour, logo, colours }: WorkspaceFormProps) {
  const [{ values, problem, done }, action] = useActionState(renameWorkspaceAction, emptyForm);
  return (
    <form action={action} noValidate>
      <Card
        title="Workspace"
        description="Colour and logo are for pages that others see: those behind connect links."
        footer={
          <>
            <span role="status" className="me-auto">
              {done}
            </span>
            <SubmitButton>Save</SubmitButton>
          </>
        }
      >
        <div className="max-w-lg space-y-5">
          {!problem?.fields.workspace && !problem?.fields.logo && <FormProblem problem={problem} />}
          <TextField
            key={`${values.workspace} ${name}`}
            name="workspace"
            label="Name"
            error={problem?.fields.workspace}
            defaultValue={values.workspace ?? name}
            autoComplete="off"
            maxLength={100}
          />
          <BrandFields
            key={`${values.colour} ${colour} ${logo}`}
            colours={colours}
            colour={values.colour ?? colour}
            logo={logo}
            error={problem?.fields.logo}
          />
        </div>
      </Card>
    </form>
  );
}
