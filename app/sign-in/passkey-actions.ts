"use server";
import { redirect } from "next/navigation";
import { beginPasskeySignIn, finishPasskeySignIn } from "@/lib/passkeys/passkeys";
import { assertOwnOrigin, enter, visitor } from "@/lib/session/session";
import { attempt, type Problem } from "../act";
import { localPath } from "./local-path";

type Begun = Awaited<ReturnType<typeof beginPasskeySignIn>>;

export async function beginPasskeySignInAction(): Promise<{ begun: Begun } | { problem: Problem }> {
  const done = await attempt(async () => {
    await assertOwnOrigin();
    return beginPasskeySignIn();
  });
  return done.ok ? { begun: done.value } : { problem: done.problem };
}

/** Given texts and no form: hence the dots, by which bin/form-action.ts knows it. */
export async function finishPasskeySignInAction(
  ...[step, answer, next]: [step: string, answer: unknown, next: string]
): Promise<Problem> {
  const done = await attempt(async () => {
    await assertOwnOrigin();
    const { address } = await visitor();
    await enter(await finishPasskeySignIn(String(step), answer, address));
  });
  if (!done.ok) return done.problem;
  redirect(localPath(String(next)));
}
