"use client";
import { ChevronRight } from "lucide-react";
import { useActionState } from "react";
import { BrandFields } from "@/components/brand-fields";
import { FormProblem } from "@/components/form-problem";
import { TextField } from "@/components/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../form-state";
import { nameWorkspaceAction } from "../actions";

type WorkspaceFormProps = { name: string; colour: string; logo: string | undefined; colours: readonly string[] };

export function WorkspaceForm({ name, colour, logo, colours }: WorkspaceFormProps) {
  const [{ values, problem }, action] = useActionState(nameWorkspaceAction, emptyForm);
  return (
    <form action={action} noValidate className="space-y-4">
      <FormProblem problem={problem} />
      <TextField
        key={values.workspace}
        name="workspace"
        label="Name of the workspace"
        help="Your company or team. It stands at the top of every page and can be changed later."
        error={problem?.fields.workspace}
        defaultValue={values.workspace ?? name}
        autoComplete="organization"
        maxLength={100}
        autoFocus
      />
      <details open={Boolean(problem?.fields.logo)} className="group">
        <summary className="-mx-2 inline-flex min-h-9 items-center gap-1.5 rounded-control px-2 font-medium text-muted hover:text-ink touch:min-h-11">
          <ChevronRight className="size-4 transition-[rotate] group-open:rotate-90" />
          Colour and logo
          <span className="font-normal text-faint text-sm group-open:hidden max-sm:hidden">
            for pages that others see
          </span>
        </summary>
        <div className="mt-3 mb-6" key={values.colour}>
          <BrandFields colours={colours} colour={values.colour ?? colour} logo={logo} error={problem?.fields.logo} />
        </div>
      </details>
      <SubmitButton wide>Continue</SubmitButton>
    </form>
  );
}
