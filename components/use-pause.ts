"use client";
import { startTransition } from "react";
import { type Deed, useCredential } from "./credential-scope";
import { showToast } from "./ui/toast";

/** Pauses or resumes the credential around, whichever it is not; says so, and offers to take it back. */
export function usePause(): () => void {
  const { credential, deeds, setTrouble } = useCredential();
  const { id, name, state } = credential;
  const does = (deed: Deed, words: string, back?: () => void) => () =>
    startTransition(async () => {
      const form = new FormData();
      form.set("id", id);
      const { error } = await deed({}, form);
      setTrouble(error);
      if (!error) showToast({ text: words, ...(back ? { undo: { label: "Undo", act: back } } : {}) });
    });
  const paused = `Paused “${name}”.`;
  const resumed = `Resumed “${name}”.`;
  return state === "disabled"
    ? does(deeds.resume, resumed, does(deeds.pause, paused))
    : does(deeds.pause, paused, does(deeds.resume, resumed));
}
