"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { TextField } from "@/components/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../../form-state";
import { allowNetworkAction } from "./actions";

/** `network` and `port` may come from a link that names what was refused. */
export function RuleForm({ network, port }: { network: string; port: string }) {
  const [{ values, problem, done }, action] = useActionState(allowNetworkAction, emptyForm);
  const errors = problem?.fields ?? {};
  return (
    <form action={action} noValidate className="space-y-3">
      {Object.keys(errors).length === 0 && <FormProblem problem={problem} />}
      <div className="flex flex-wrap items-start gap-3">
        <TextField
          key={`network ${values.network} ${done}`}
          name="network"
          label="Address, range or name"
          error={errors.network}
          defaultValue={values.network ?? (done ? "" : network)}
          placeholder="10.0.2.68 or 10.0.0.0/16"
          mono
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={64}
          fieldClass="min-w-0 flex-1 basis-56"
        />
        <TextField
          key={`port ${values.port} ${done}`}
          name="port"
          label="Port"
          optional
          error={errors.port}
          defaultValue={values.port ?? (done ? "" : port)}
          placeholder="all"
          mono
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          fieldClass="w-36"
        />
        <SubmitButton className="mt-6.5">Allow</SubmitButton>
      </div>
      <p role="status" className="sr-only">
        {done}
      </p>
    </form>
  );
}
