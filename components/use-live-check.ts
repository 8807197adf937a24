"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { CheckDone, CheckMessage } from "@/connectors/kit/summary";
import type { CheckStep } from "./check-steps";
import { checkMessages } from "./check-stream";
import type { FormTrouble } from "./credential-form-state";

export type LiveCheck = {
  phase: "idle" | "checking" | "ended";
  steps: readonly CheckStep[];
  done?: CheckDone;
  /** Why there was no result at all. */
  error?: FormTrouble;
};
export type CheckEnd = Exclude<CheckMessage, { type: "step" }>;

/** Runs one check at a time and shows its steps as they happen; leaving the page or `cancel` ends it on the server too. */
export function useLiveCheck(url: string) {
  const [live, setLive] = useState<LiveCheck>(idle);
  const running = useRef<AbortController>(undefined);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setLive(idle);
  }, []);
  useEffect(() => () => running.current?.abort(), []);

  /** How it ended, or undefined when it was cancelled. */
  const start = useCallback(
    async (body: unknown): Promise<CheckEnd | undefined> => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setLive({ phase: "checking", steps: [{ name: "fields", state: "running", ms: 0 }] });
      try {
        for await (const message of checkMessages(url, body, controller.signal)) {
          if (controller.signal.aborted) return undefined;
          setLive((before) => after(before, message));
          if (message.type !== "step") return message;
        }
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      }
      return undefined;
    },
    [url],
  );
  return { live, start, cancel };
}

const idle: LiveCheck = { phase: "idle", steps: [] };

function after(before: LiveCheck, message: CheckMessage): LiveCheck {
  switch (message.type) {
    case "step": {
      const known = before.steps.some((step) => step.name === message.step.name);
      const steps = known
        ? before.steps.map((step) => (step.name === message.step.name ? message.step : step))
        : [...before.steps, message.step];
      return { phase: "checking", steps };
    }
    case "fields":
      return idle;
    case "done":
      return { phase: "ended", steps: before.steps, done: message };
    case "error":
      return { phase: "ended", steps: before.steps.filter((step) => step.state !== "running"), error: message };
  }
}
