"use client";
import { useEffect, useRef } from "react";
import { Banner } from "./ui/banner";
import { Button } from "./ui/button";

export type FormProblemProps = {
  problem?: { code?: string; detail: string; fields: Readonly<Record<string, string>> } | undefined;
};

/** The summary above a form. The first wrong field takes the focus, or the summary when no field is to blame. */
export function FormProblem({ problem }: FormProblemProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!problem) return;
    const wrong = place.current?.closest("form")?.querySelector<HTMLElement>("[aria-invalid=true]");
    (wrong ?? place.current)?.focus();
  }, [problem]);
  return (
    <div ref={place} tabIndex={-1} className="rounded-panel outline-none empty:hidden">
      {problem && (
        <Banner tone="bad" actions={problem.code === "unauthenticated" && <SignInElsewhere />}>
          {problem.detail}
        </Banner>
      )}
    </div>
  );
}

/** In a tab of its own, so that what was typed here stays. */
function SignInElsewhere() {
  return (
    <Button size="sm" href="/sign-in" target="_blank">
      Sign in
    </Button>
  );
}
