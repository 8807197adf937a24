"use client";
import { type FormEvent, startTransition, useState } from "react";
import type { FormStateView } from "./custom-connector-words";

type Problem = FormStateView["problem"];

/**
 * A form that is posted to a route instead of an action, because it holds a file. With scripts it is sent from here, so
 * that what was typed and chosen stays when it is refused; without them it is an ordinary post.
 */
export function useUpload(action: string, before: Problem) {
  const [problem, setProblem] = useState(before);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    // A form whose submit begins a transition is on its way for as long as that lasts, and its button says so.
    startTransition(async () => {
      const answer = await send(action, form);
      if ("href" in answer) window.location.assign(answer.href);
      else startTransition(() => setProblem(answer.problem));
    });
  };
  return { problem, form: { action, method: "post", encType: "multipart/form-data", onSubmit } as const };
}

/** Keyrack answers a file that is too long in JSON. */
const stoppedBefore = {
  code: "too_large",
  detail: "What stands before Keyrack takes no file that long. Ask whoever runs it to let bodies of 9 MB through.",
  fields: {},
};

async function send(action: string, form: FormData): Promise<{ href: string } | { problem: Problem }> {
  try {
    const response = await fetch(action, { method: "POST", body: form, headers: { accept: "application/json" } });
    if (response.status === 413) return { problem: stoppedBefore };
    return await response.json();
  } catch {
    return { problem: { code: "internal", detail: "The answer did not arrive. Send it again.", fields: {} } };
  }
}
