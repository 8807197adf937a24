import { StatusMark } from "./status-mark";
import type { StatusName } from "./status-words";

export type LinkStateName = "waiting" | "opened" | "stuck" | "toConfirm" | "done" | "expired" | "revoked";

/** How a link stands, for its sender: shape, colour and word. */
export function LinkState({ state }: { state: LinkStateName }) {
  const { status, word } = states[state];
  return <StatusMark status={status} word={word} className="text-sm" />;
}

const states: Record<LinkStateName, { status: StatusName; word: string }> = {
  waiting: { status: "unknown", word: "Not opened yet" },
  opened: { status: "draft", word: "On the way" },
  stuck: { status: "invalid", word: "Stuck" },
  toConfirm: { status: "limited", word: "Confirm the account" },
  done: { status: "valid", word: "Done" },
  expired: { status: "disabled", word: "Run out" },
  revoked: { status: "disabled", word: "Revoked" },
};
