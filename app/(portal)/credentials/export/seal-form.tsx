"use client";
import { useState } from "react";
import { PasswordField } from "@/components/password-field";
import { Field, wired } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { strengthOf } from "@/lib/transfer/passphrase";
import { type ExportProblem, problemWords } from "./problems";

/** The fields of a sealed export. The strength is counted in the browser; the server counts it again. */
export function SealForm({ email, problem }: { email: string; problem?: ExportProblem }) {
  const [passphrase, setPassphrase] = useState("");
  const error = (name: ExportProblem) => (problem === name ? problemWords[name] : undefined);
  const wrong = error("recipients");
  const recipients = {
    id: "recipients",
    label: "Or age recipients",
    optional: true,
    help: "One a line, in place of a passphrase. Whoever holds a key of them can open the file.",
    ...(wrong ? { error: wrong } : {}),
  };
  return (
    <div className="space-y-5">
      <input type="email" name="email" value={email} readOnly autoComplete="username" hidden />
      <div
        className="max-w-sm"
        onInput={({ target }) => target instanceof HTMLInputElement && setPassphrase(target.value)}
      >
        <PasswordField
          name="passphrase"
          label="Passphrase"
          autoComplete="new-password"
          required={false}
          help={
            passphrase === "" ? (
              "Five or more unrelated words. Without it nobody opens the file."
            ) : (
              <Strength of={passphrase} />
            )
          }
          error={error("passphrase")}
        />
      </div>
      <Field {...recipients}>
        <Textarea
          {...wired(recipients)}
          name="recipients"
          mono
          rows={2}
          autoComplete="off"
          spellCheck={false}
          placeholder="age1…"
        />
      </Field>
      <div className="max-w-sm">
        <PasswordField
          name="password"
          label="Your password"
          autoComplete="current-password"
          help="Asked again, because this file holds everything."
          error={error("password")}
        />
      </div>
    </div>
  );
}

function Strength({ of }: { of: string }) {
  const { bits, words } = strengthOf(of);
  const text = { weak: "Easy to guess", fair: "Fair", good: "Good", strong: "Strong" }[words];
  return (
    <span aria-live="polite">
      <meter
        min={0}
        max={100}
        low={45}
        high={60}
        optimum={100}
        value={Math.min(bits, 100)}
        className="me-2 align-middle"
      >
        {text}
      </meter>
      {text}
    </span>
  );
}
