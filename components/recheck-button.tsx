"use client";
import { RefreshCw } from "lucide-react";
import { useFormStatus } from "react-dom";
import { IconButton } from "./ui/icon-button";
import { SubmitButton } from "./ui/submit-button";

export type RecheckButtonProps = {
  /** A server action, or the address of a route, that receives `id`. */
  action: ((form: FormData) => void | Promise<void>) | string;
  id: string;
  name: string;
  /** The word beside the icon, for the page of one credential. */
  word?: boolean;
};

/** Checks one credential again. The spinner takes the icon's place. */
export function RecheckButton({ action, id, name, word }: RecheckButtonProps) {
  return (
    <form action={action} {...(typeof action === "string" ? { method: "post" } : {})}>
      <input type="hidden" name="id" value={id} />
      {word ? (
        <SubmitButton variant="secondary" icon={<RefreshCw className="size-4" />} data-key="r">
          Recheck
        </SubmitButton>
      ) : (
        <Small name={name} />
      )}
    </form>
  );
}

function Small({ name }: { name: string }) {
  const { pending } = useFormStatus();
  return (
    <IconButton type="submit" label={`Recheck ${name}`} title="Recheck (R)" pending={pending} data-key="r">
      <RefreshCw className="size-4" />
    </IconButton>
  );
}
