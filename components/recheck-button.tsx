"use client";
import { RefreshCw } from "lucide-react";
import type { SyntheticEvent } from "react";
import { useCredential } from "./credential-scope";
import { RowIcon } from "./row-icon";
import { Button } from "./ui/button";
import { IconButton } from "./ui/icon-button";

/** Checks the credential around again; in a list one form serves the buttons of all rows. The button keeps its focus; what happens is shown where the status stands. */
export function RecheckButton({ word = false }: { word?: boolean }) {
  const { credential, recheck } = useCredential();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    recheck.start();
  };
  const busy = recheck.running ? { "aria-disabled": true as const, "aria-busy": true as const } : {};
  if (!word) {
    return (
      <IconButton
        type="submit"
        form={recheck.form}
        name="id"
        value={credential.id}
        onClick={submit}
        label={`Recheck ${credential.name}`}
        title="Recheck (R)"
        data-key="r"
        {...busy}
        className="aria-busy:opacity-40"
      >
        <RowIcon name="recheck" />
      </IconButton>
    );
  }
  return (
    <form action={recheck.action} onSubmit={submit}>
      <input type="hidden" name="id" value={credential.id} />
      <Button type="submit" data-key="r" {...busy} pending={recheck.running} icon={<RefreshCw className="size-4" />}>
        Recheck
      </Button>
    </form>
  );
}
