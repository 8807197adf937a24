"use client";
import { Check, X } from "lucide-react";
import { type KeyboardEvent, useActionState, useEffect } from "react";
import { useCredential } from "./credential-scope";
import { classes } from "./ui/classes";
import { FieldNotes, wired } from "./ui/field";
import { useHydrated } from "./ui/hydrated";
import { IconButton } from "./ui/icon-button";

/** Enter saves, Esc leaves it as it was. Nothing is contacted: the name is only a name. */
export function RenameForm({ large }: { large: boolean }) {
  const { credential, deeds, here, setRenaming } = useCredential();
  const [state, action, pending] = useActionState(deeds.rename, {});
  const live = useHydrated();
  const { error } = state;
  useEffect(() => {
    if (state.done) setRenaming(false);
  }, [state, setRenaming]);
  const id = `name-${credential.id}`;
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    setRenaming(false);
  };
  return (
    <form action={action} onKeyDown={close} className="relative z-1 min-w-0 max-w-lg">
      <input type="hidden" name="id" value={credential.id} />
      {!live && <input type="hidden" name="back" value={here} />}
      <span className="flex items-center gap-1">
        <input
          name="name"
          defaultValue={state.name ?? credential.name}
          aria-label="Name"
          maxLength={120}
          required
          autoComplete="off"
          enterKeyHint="done"
          ref={focusOnce}
          className={classes("control font-medium", large && "text-lg")}
          {...wired({ id, error })}
        />
        <IconButton type="submit" label="Save the name" pending={pending}>
          <Check className="size-4" />
        </IconButton>
        {live ? (
          <IconButton label="Leave the name as it was" onClick={() => setRenaming(false)}>
            <X className="size-4" />
          </IconButton>
        ) : (
          <IconButton href={here} label="Leave the name as it was">
            <X className="size-4" />
          </IconButton>
        )}
      </span>
      <FieldNotes id={id} error={error} />
    </form>
  );
}

function focusOnce(input: HTMLInputElement | null) {
  input?.focus();
  input?.select();
}
