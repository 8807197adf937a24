"use client";
import { useEffect, useRef } from "react";
import type { CredentialFormProps } from "./credential-form";

/** A credential whose secret was refused opens with the cursor where the new one goes. */
export function useEditFocus(
  { credential, scheme }: Pick<CredentialFormProps, "credential" | "scheme">,
  focus: (key: string) => boolean,
): void {
  const once = useRef(false);
  useEffect(() => {
    if (once.current || !credential) return;
    once.current = true;
    const secret = Object.keys(scheme.fields).find(
      (key) => scheme.fields[key]?.secret && !scheme.fields[key]?.optional,
    );
    if (credential.refused && secret) focus(secret);
  });
}

/** Ctrl or Cmd and Enter press the first button from anywhere on the page. */
export function useSubmitKey(form: { current: HTMLFormElement | null }): void {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      form.current?.requestSubmit();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [form]);
}
