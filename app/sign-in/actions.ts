"use server";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/errors";
import { signIn } from "@/lib/session/session";
import { attempt } from "../act";
import { type FormState, textOf, textsOf } from "../form-state";
import { localPath } from "./local-path";

/** One sentence for a wrong name and a wrong password: it tells nobody which accounts exist. */
export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "email", "next");
  const done = await attempt(async () => {
    const entered = await signIn(values.email, textOf(form, "password"));
    if (entered) return entered;
    throw new AppError("invalid_fields", "E-mail or password is not right. Check both and try again.");
  });
  if (!done.ok) return { values, problem: done.problem };
  const next = localPath(values.next);
  redirect(done.value === "code" ? `/sign-in/code?next=${encodeURIComponent(next)}` : next);
}
