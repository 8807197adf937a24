import type { Status } from "@/connectors/kit/outcome";
import { expiresSoonMs } from "@/connectors/kit/summary";

/** What a row can show: the four statuses, the two states beside them, and two that come from time. */
export type StatusName = Status | "expiring" | "draft" | "disabled" | "checking";

export const statusWords: Record<StatusName, string> = {
  valid: "Valid",
  limited: "Limited",
  expiring: "Expires soon",
  invalid: "Invalid",
  unknown: "Unknown",
  draft: "Draft",
  disabled: "Paused",
  checking: "Checking",
};

/** The one mark a credential gets: a person's decision first, then the status, then a nearing end. Times in epoch ms. */
export function statusOf(
  credential: { status: Status; state: "active" | "disabled" | "draft"; expiresAt?: number },
  now: number,
): StatusName {
  if (credential.state !== "active") return credential.state;
  const { status, expiresAt } = credential;
  return status === "valid" && expiresAt !== undefined && expiresAt - now < expiresSoonMs ? "expiring" : status;
}
