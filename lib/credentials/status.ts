import type { Outcome, Status } from "@/connectors/kit";
import type { CredentialRow } from "./row";

/**
 * What an outcome does to a credential. Only `rejected` makes it invalid, and in the background only when it is seen
 * twice at least a minute apart; an inconclusive one keeps the last status and its time. While an application has an
 * incident nothing turns red for it at all, whoever asks.
 */
export type StatusChange = Pick<
  CredentialRow,
  | "status"
  | "reason"
  | "sentence"
  | "identity"
  | "label"
  | "verifiedAt"
  | "checkedAt"
  | "statusSince"
  | "suspectedAt"
  | "expiresAt"
>;

const confirmMs = 60_000;

export function statusAfter(
  row: StatusChange,
  outcome: Outcome,
  cause: string | undefined,
  at: number,
  how: "asked" | "background" | "incident",
): StatusChange {
  const since = (status: Status) => (row.status === status ? (row.statusSince ?? at) : at);
  switch (outcome.outcome) {
    case "verified":
    case "limited": {
      const status = outcome.outcome === "verified" ? "valid" : "limited";
      return {
        ...row,
        status,
        reason: outcome.outcome === "limited" ? outcome.reason : null,
        sentence: outcome.outcome === "limited" ? (cause ?? null) : null,
        identity: outcome.identity || row.identity,
        label: outcome.label || row.label,
        verifiedAt: at,
        checkedAt: at,
        statusSince: since(status),
        suspectedAt: null,
        expiresAt: outcome.expiresAt ?? row.expiresAt,
      };
    }
    case "rejected": {
      const first =
        how === "background" &&
        row.status !== "invalid" &&
        (row.suspectedAt === null || at - row.suspectedAt < confirmMs);
      if (how === "incident" && row.status !== "invalid")
        return { ...row, sentence: cause ?? null, checkedAt: at, suspectedAt: row.suspectedAt ?? at };
      if (first) return { ...row, checkedAt: at, suspectedAt: row.suspectedAt ?? at };
      return {
        ...row,
        status: "invalid",
        reason: outcome.reason,
        sentence: cause ?? null,
        checkedAt: at,
        statusSince: since("invalid"),
        suspectedAt: null,
      };
    }
    case "inconclusive":
      // The sentence tells of the trouble, but what was known stays known.
      return {
        ...row,
        ...(row.status === "unknown" ? { reason: outcome.reason } : {}),
        sentence: cause ?? null,
        checkedAt: at,
      };
  }
}

/** Of a whole row only what a verification may change: name and values may have changed meanwhile. */
export function columnsOf(next: StatusChange): StatusChange {
  const { status, reason, sentence, identity, label, verifiedAt, checkedAt, statusSince, suspectedAt, expiresAt } =
    next;
  return { status, reason, sentence, identity, label, verifiedAt, checkedAt, statusSince, suspectedAt, expiresAt };
}
