"use client";
import { startAuthentication } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/hydrated";
import { beginPasskeySignInAction, finishPasskeySignInAction } from "./passkey-actions";

/** The device knows whose passkey it holds, so nobody has to say who they are first. */
export function PasskeyButton({ next }: { next: string }) {
  const hydrated = useHydrated();
  const [problem, setProblem] = useState("");
  const [pending, setPending] = useState(false);
  const enter = async () => {
    setPending(true);
    setProblem(await tryPasskey(next));
    setPending(false);
  };
  return (
    <div className={hydrated ? undefined : "invisible noscript:hidden"}>
      <Button wide pending={pending} icon={<KeyRound className="size-4" />} onClick={() => void enter()}>
        Use a passkey
      </Button>
      <p role="alert" className="mt-2 text-bad text-sm empty:hidden">
        {problem}
      </p>
    </div>
  );
}

/** What went wrong, in a sentence; on success the page is left. */
async function tryPasskey(next: string): Promise<string> {
  const begun = await beginPasskeySignInAction();
  if ("problem" in begun) return begun.problem.detail;
  const answer = await startAuthentication({ optionsJSON: begun.begun.options }).catch(() => undefined);
  if (answer === undefined)
    return "The browser gave no passkey. It was cancelled, or this device has none for this address.";
  const problem = await finishPasskeySignInAction(begun.begun.step, answer, next);
  return problem?.detail ?? "";
}
