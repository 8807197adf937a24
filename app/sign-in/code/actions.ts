"use server";
import { redirect } from "next/navigation";
import { attempt } from "@/app/act";
import { type FormState, textOf, textsOf } from "@/app/form-state";
import { AppError } from "@/lib/errors";
import { signInWithCode } from "@/lib/session/session";
import { localPath } from "../local-path";

export async function codeAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "next");
  const done = await attempt(async () => {
    if (await signInWithCode(textOf(form, "code"))) return;
    const fields = { code: "This code is not right, or was used already. Wait for the next one." };
    throw new AppError("invalid_fields", "Look at the marked field.", { fields });
  });
  if (!done.ok) return { values, problem: done.problem };
  redirect(localPath(values.next));
}
