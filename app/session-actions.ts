"use server";
import { redirect } from "next/navigation";
import { chooseShortcuts, chooseTheme, signOut } from "@/lib/session/session";
import { attempt } from "./act";
import { textOf } from "./form-state";

/** What belongs to this browser rather than to the workspace. */
export async function chooseThemeAction(form: FormData): Promise<void> {
  await chooseTheme(textOf(form, "theme"));
}

export async function chooseShortcutsAction(form: FormData): Promise<void> {
  await chooseShortcuts(form.has("shortcuts"));
}

/** A session that is over already needs no ending. */
export async function signOutAction(): Promise<void> {
  const done = await attempt(signOut);
  if (!done.ok && done.problem.code !== "unauthenticated") throw done.error;
  redirect("/sign-in");
}
