"use client";
import { type ReactNode, useActionState, useEffect, useEffectEvent } from "react";
import type { BulkTools } from "./bulk-bar";
import { BulkDelete } from "./bulk-delete";
import type { BulkFormLine, BulkFormState, BulkImpactView } from "./bulk-form-state";
import { BulkReport } from "./bulk-report";
import type { BulkDeed } from "./bulk-words";
import { EnvironmentInput } from "./environment-input";
import { TagInput } from "./tag-input";
import { Banner } from "./ui/banner";
import { Field } from "./ui/field";
import { Select } from "./ui/select";
import { SubmitButton } from "./ui/submit-button";

export type BulkFormProps = {
  verb: BulkDeed;
  ids: readonly string[];
  tools: Omit<BulkTools, "verbs" | "total" | "most">;
  back: string;
  /** For deleting: what it breaks. Until it is known nothing can be deleted. */
  impact?: BulkImpactView | undefined;
  trouble?: string | undefined;
  /** Told once, where somebody else shows them. */
  onLines?: (lines: readonly BulkFormLine[]) => void;
  onRefused?: () => void;
  cancel: ReactNode;
  /** Which they are, said as long as the question stands. */
  which?: ReactNode;
};

/** One question about several credentials, and below it, where nobody else shows it, what became of each. */
export function BulkForm(props: BulkFormProps) {
  const { verb, ids, tools, back, onLines, onRefused, cancel } = props;
  const [state, action] = useActionState(tools.action, {});
  const tell = useEffectEvent(({ lines, problem }: BulkFormState) => {
    if (lines) onLines?.(lines);
    else if (problem) onRefused?.();
  });
  useEffect(() => tell(state), [state]);
  if (state.lines && !onLines) return <BulkReport verb={verb} lines={state.lines} back={back} />;
  return (
    <form action={action} noValidate className="space-y-5">
      <input type="hidden" name="do" value={verb} />
      {ids.map((id) => (
        <input key={id} type="hidden" name="id" value={id} />
      ))}
      {props.which}
      {state.problem && <Banner tone="bad">{state.problem}</Banner>}
      <Question {...props} state={state} />
      <div className="flex flex-wrap justify-end gap-2">
        {cancel}
        <SubmitButton
          variant={verb === "delete" ? "danger" : "primary"}
          {...(verb === "delete" && !props.impact ? { disabled: true } : {})}
        >
          {buttons[verb]}
        </SubmitButton>
      </div>
    </form>
  );
}

function Question({ verb, tools, impact, trouble, state }: BulkFormProps & { state: BulkFormState }) {
  const { errors = {}, values = {} } = state;
  switch (verb) {
    case "recheck":
      return <p className="text-muted">Each is verified with what is stored. Those that take long are waited for.</p>;
    case "tag":
      return (
        <>
          <TagInput
            id="bulk-add"
            name="add"
            label="Add"
            suggestions={tools.tags}
            defaultValue={split(values.add)}
            error={errors.tags}
          />
          <TagInput
            id="bulk-remove"
            name="remove"
            label="Take away"
            suggestions={tools.tags}
            defaultValue={split(values.remove)}
            help="What none of them is to keep."
          />
        </>
      );
    case "environment":
      return (
        <EnvironmentInput
          id="bulk-environment"
          suggestions={tools.environments}
          defaultValue={values.environment ?? ""}
          error={errors.environment}
          help="Left empty, they are for none in particular."
        />
      );
    case "caretaker":
      return (
        <Field
          id="bulk-caretaker"
          label="New caretaker"
          help="Whom others ask about them. It gives no right of its own."
        >
          <Select
            id="bulk-caretaker"
            name="caretaker"
            defaultValue={values.caretaker ?? ""}
            options={[{ value: "", label: "Nobody" }, ...tools.people]}
          />
        </Field>
      );
    case "pause":
      return (
        <p className="text-muted">
          Nothing can use them until they are resumed. Their values stay sealed here, and nothing is lost.
        </p>
      );
    case "resume":
      return <p className="text-muted">They can be used again, with the values they have.</p>;
    case "delete":
      return <BulkDelete impact={impact} trouble={trouble} error={errors.count} />;
  }
}

function split(text = ""): string[] {
  return text.split(" ").filter(Boolean);
}

const buttons: Readonly<Record<BulkDeed, string>> = {
  recheck: "Recheck",
  tag: "Change tags",
  environment: "Set environment",
  caretaker: "Hand over",
  pause: "Pause",
  resume: "Resume",
  delete: "Delete for good",
};
