"use client";
import { Download, Eye } from "lucide-react";
import { type ReactNode, useActionState } from "react";
import { FormProblem } from "./form-problem";
import { TextField } from "./text-field";
import { Button } from "./ui/button";
import { CopyBox } from "./ui/copy-box";
import { SubmitButton } from "./ui/submit-button";

type Problem = { detail: string; fields: Readonly<Record<string, string>> };
export type ShownKey = { key?: string; problem?: Problem };
export type KeptState = { problem?: Problem; done?: string };

export type RecoveryKitProps = {
  /** Where the page does not show it already. */
  fingerprint?: string;
  /** The address that a form posts to for the file. */
  download: string;
  /** Answers with the key; each call leaves a line in the audit trail. */
  show: (state: ShownKey, form: FormData) => Promise<ShownKey>;
  /** Receives `ending`. */
  confirm: (state: KeptState, form: FormData) => Promise<KeptState>;
  submit: string;
  /** Beside the button, such as a way to skip. */
  beside?: ReactNode;
};

/** First the copy, then the proof of it. The key comes only when somebody asks. */
export function RecoveryKit(props: RecoveryKitProps) {
  return (
    <div className="space-y-6">
      <GetCopy {...props} />
      <ProveCopy {...props} />
    </div>
  );
}

export function GetCopy({ fingerprint, download, show }: Pick<RecoveryKitProps, "fingerprint" | "download" | "show">) {
  const [shown, action] = useActionState(show, {});
  return (
    <div className="space-y-3">
      {fingerprint && (
        <p className="text-muted text-sm">
          Fingerprint <code className="ms-1 font-mono text-ink">{fingerprint}</code>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <form method="post" action={download}>
          <Button type="submit" icon={<Download className="size-4" />}>
            Download the kit
          </Button>
        </form>
        {!shown.key && (
          <form action={action}>
            <SubmitButton variant="secondary" icon={<Eye className="size-4" />}>
              Show the key
            </SubmitButton>
          </form>
        )}
      </div>
      {shown.problem && <p className="text-bad text-sm">{shown.problem.detail}</p>}
      {shown.key && <CopyBox text={shown.key} label="master key" />}
      <p className="text-muted text-sm">Each download and each look is noted in the activity.</p>
    </div>
  );
}

function ProveCopy({ confirm, submit, beside }: RecoveryKitProps) {
  const [state, action] = useActionState(confirm, {});
  return (
    <form action={action} noValidate className="space-y-4">
      {!state.problem?.fields.ending && <FormProblem problem={state.problem} />}
      <TextField
        name="ending"
        label="Last 6 characters of the key"
        help="Type them from the copy you kept, so that you know it is there."
        error={state.problem?.fields.ending}
        mono
        maxLength={12}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        data-1p-ignore=""
        className="max-w-40"
      />
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton>{submit}</SubmitButton>
        {beside}
      </div>
    </form>
  );
}
