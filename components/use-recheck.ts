"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { Step } from "@/connectors/kit/outcome";
import { stepTitles } from "./check-steps";
import { type RecheckEnd, recheckLive } from "./recheck-stream";

export type Recheck = {
  /** From the first click until the page shows what came out. */
  running: boolean;
  steps: readonly Step[];
  /** Title of the step that runs. */
  word: string;
  /** Why there was no check at all, such as too many in a minute. */
  error: string | undefined;
  /** What came out, as one sentence for a live region. */
  said: string;
  /** Without scripts: what a form of its own posts to, or the id of one that serves a whole list. */
  action?: (form: FormData) => void;
  form?: string;
  start: () => void;
};

/** The way without scripts, and why it was refused. */
export type Posted = { error?: string | undefined } & ({ action: (form: FormData) => void } | { form: string });

/** One recheck at a time of one credential; several credentials at once do not wait for each other. */
export function useRecheck(id: string, name: string, posted: Posted): Recheck {
  const router = useRouter();
  const { error, ...door } = posted;
  const [asking, setAsking] = useState(false);
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [end, setEnd] = useState<RecheckEnd>();
  const [showing, startShowing] = useTransition();
  const running = asking || showing;

  const start = () => {
    if (running) return;
    setAsking(true);
    setSteps([]);
    setEnd(undefined);
    const put = (step: Step) => setSteps((before) => [...before.filter(({ name }) => name !== step.name), step]);
    void recheckLive(id, put).then((result) => {
      startShowing(() => {
        setEnd(result);
        setAsking(false);
        router.refresh();
      });
    });
  };

  const last = steps.findLast((step) => step.state === "running") ?? steps.at(-1);
  return {
    running,
    steps,
    word: last ? stepTitles[last.name] : "Checking",
    error: running ? undefined : end?.type === "error" ? end.detail : error,
    said: running ? `Checking ${name}.` : end ? sentence(name, end) : "",
    ...door,
    start,
  };
}

function sentence(name: string, end: RecheckEnd): string {
  if (end.type === "error") return `${name}: ${end.detail}`;
  return [`${name}: ${words[end.outcome]}.`, end.explanation?.cause].filter(Boolean).join(" ");
}

const words = {
  verified: "valid",
  limited: "works, but not fully",
  rejected: "invalid",
  inconclusive: "no answer yet",
};
