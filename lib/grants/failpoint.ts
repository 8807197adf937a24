import type { Installation } from "@/lib/installation";

/** Places where a test lets the process die as if the power had gone. Without KEYRACK_FAILPOINT they do nothing. */
export const failpoints = [
  "refresh.before-intent",
  "refresh.after-intent",
  "refresh.after-answer",
  "refresh.after-commit",
  "message.before-sending",
  "message.after-sending",
] as const;
export type Failpoint = (typeof failpoints)[number];

export function failpoint({ env }: Pick<Installation, "env">, name: Failpoint): void {
  if (env.failpoint === name) process.kill(process.pid, "SIGKILL");
}
