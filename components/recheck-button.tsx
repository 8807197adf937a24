"use client";
import { RefreshCw } from "lucide-react";
import type { FormEvent } from "react";
import { useCredential } from "./credential-scope";
import { Button } from "./ui/button";
import { IconButton } from "./ui/icon-button";

/** Checks the credential around again. The button keeps its focus; what happens is shown where the status stands. */
export function RecheckButton({ word }: { word?: boolean }) {
  const { credential, recheck } = useCredential();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    recheck.start();
  };
  const busy = recheck.running ? { "aria-disabled": true as const, "aria-busy": true as const } : {};
  return (
    <form action={recheck.action} onSubmit={submit}>
      <input type="hidden" name="id" value={credential.id} />
      {word ? (
        <Button type="submit" data-key="r" {...busy} pending={recheck.running} icon={<RefreshCw className="size-4" />}>
          Recheck
        </Button>
      ) : (
        <IconButton
          type="submit"
          label={`Recheck ${credential.name}`}
          title="Recheck (R)"
          data-key="r"
          {...busy}
          className="aria-busy:opacity-40"
        >
          <RefreshCw className="size-4" />
        </IconButton>
      )}
    </form>
  );
}
