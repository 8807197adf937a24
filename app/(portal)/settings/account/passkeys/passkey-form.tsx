"use client";
import { startRegistration } from "@simplewebauthn/browser";
import { type FormEvent, useState } from "react";
import type { Problem } from "@/app/act";
import { FormProblem } from "@/components/form-problem";
import { PasswordField } from "@/components/password-field";
import { TextField } from "@/components/text-field";
import { useHydrated } from "@/components/ui/hydrated";
import { SubmitButton } from "@/components/ui/submit-button";
import { addPasskeyAction, beginPasskeyAction } from "./actions";

/** Passkeys are made by the browser, so this one form needs scripts; it says so where there are none. */
export function PasskeyForm({ email }: { email: string }) {
  const hydrated = useHydrated();
  const [problem, setProblem] = useState<Problem>();
  const [pending, setPending] = useState(false);
  const [done, setDone] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    setPending(true);
    setDone("");
    const failed = await make(String(given.get("password")), String(given.get("name")));
    setProblem(failed);
    setPending(false);
    if (failed) return;
    form.reset();
    setDone("Added. You can sign in with it from now on.");
  };
  return (
    <form method="post" onSubmit={(event) => void submit(event)} noValidate className="max-w-sm space-y-4">
      {!problem?.fields.password && <FormProblem problem={problem} />}
      <input type="email" name="email" value={email} readOnly autoComplete="username" hidden />
      <TextField name="name" label="Name" optional placeholder="My laptop" autoComplete="off" maxLength={60} />
      <PasswordField
        name="password"
        label="Your password"
        autoComplete="current-password"
        error={problem?.fields.password}
      />
      <SubmitButton variant="secondary" pending={pending} disabled={!hydrated}>
        Add a passkey
      </SubmitButton>
      <p role="status" className="text-muted text-sm">
        {done}
      </p>
      <noscript>
        <p className="text-muted text-sm">Passkeys need JavaScript in this browser.</p>
      </noscript>
    </form>
  );
}

async function make(password: string, name: string): Promise<Problem | undefined> {
  const begun = await beginPasskeyAction(password);
  if ("problem" in begun) return begun.problem;
  try {
    const answer = await startRegistration({ optionsJSON: begun.begun.options });
    return (await addPasskeyAction(begun.begun.step, answer, name)).problem;
  } catch (error) {
    const known = error instanceof Error && error.name === "InvalidStateError";
    const detail = known
      ? "This device holds a passkey of yours already."
      : "The browser made no passkey. It was cancelled, or this device cannot keep one for this address.";
    return { code: "forbidden", detail, fields: {} };
  }
}
