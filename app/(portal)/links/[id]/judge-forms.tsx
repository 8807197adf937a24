"use client";
import { useActionState } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { confirmAccountAction, declineAccountAction } from "../actions";

type DeclineFormProps = {
  link: string;
  credential: string /** One that was there before is not deleted. */;
  again: boolean;
};

/** Deletes what was connected and asks for it once more. */
export function DeclineForm({ link, credential, again }: DeclineFormProps) {
  const [state, send] = useActionState(declineAccountAction, {});
  if (again) return null;
  return (
    <form action={send}>
      <input type="hidden" name="id" value={credential} />
      <input type="hidden" name="link" value={link} />
      <SubmitButton variant="ghost" size="sm">
        Delete it and ask again
      </SubmitButton>
      <Trouble error={state.error} />
    </form>
  );
}

/** From then on it may be used. */
export function ConfirmForm({ credential }: { credential: string }) {
  const [state, send] = useActionState(confirmAccountAction, {});
  return (
    <form action={send}>
      <input type="hidden" name="id" value={credential} />
      <SubmitButton size="sm">It is the right account</SubmitButton>
      <Trouble error={state.error} />
    </form>
  );
}

function Trouble({ error }: { error: string | undefined }) {
  if (!error) return null;
  return (
    <p role="alert" className="mt-2 text-bad text-sm">
      {error}
    </p>
  );
}
