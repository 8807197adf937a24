/**
 * What a verification can end with: a closed list, because "couldn't connect" helps nobody. Only `rejected` ever turns a
 * credential red; an outage is `inconclusive` by construction.
 */

export type LimitedReason = "insufficient_scope" | "not_permitted";
export type RejectedReason =
  | "invalid_credentials"
  | "expired"
  | "revoked"
  | "account_locked"
  | "wrong_account"
  | "misconfigured"
  | "invalid_client";
export type InconclusiveReason =
  | "dns"
  | "refused"
  | "timeout"
  | "tls"
  | "blocked_address"
  | "rate_limited"
  | "server_error"
  | "unexpected_response"
  | "not_checkable";
export type Reason = LimitedReason | RejectedReason | InconclusiveReason;

/** Who the application says we are: `identity` is stable and compared, `label` is for people. */
export type Who = { identity: string; label: string };

/** What a failure may add to its reason. `says` holds the application's own words, `field` where to look first. */
export type Failure = {
  says?: string;
  hint?: string;
  field?: string;
  /** A value that would probably work, applied with one click. */
  suggestion?: { field: string; value: string };
  /** The address and port that an owner or admin may allow. Absent when it may never be allowed. */
  allow?: { address: string; port: number };
  /** Where we went: `host` or `host:port`. Never holds a path or query, which may carry a secret. */
  target?: string;
  /** Seconds after which another try makes sense, when the application said so. */
  retryAfter?: number;
  /** HTTP status, when there was an answer. */
  status?: number;
};

export type Outcome =
  | ({
      outcome: "verified";
      scopes?: readonly string[];
      expiresAt?: number;
      facts?: Readonly<Record<string, string>>;
    } & Who)
  | ({
      outcome: "limited";
      reason: LimitedReason;
      missing: readonly string[];
      scopes?: readonly string[];
      expiresAt?: number;
      facts?: Readonly<Record<string, string>>;
    } & Who &
      Failure)
  | ({ outcome: "rejected"; reason: RejectedReason } & Failure)
  | ({ outcome: "inconclusive"; reason: InconclusiveReason } & Failure);

export const stepNames = ["fields", "host", "tls", "signIn", "identity", "permissions"] as const;
export type StepName = (typeof stepNames)[number];

/** One line of a verification. `ms` is the time it took; 0 while it runs or when it was not reached. */
export type Step = { name: StepName; state: "running" | "passed" | "failed" | "skipped"; ms: number; detail?: string };

export type Status = "valid" | "limited" | "invalid" | "unknown";

/** What a person reads about a failed or limited step: cause, whose fault, next action. */
export type Explanation = {
  cause: string;
  /** `you`: the values. `application`: the other side. `network`: the way there. `administrator`: a rule here. */
  whose: "you" | "application" | "network" | "administrator" | "nobody";
  next: string;
  field?: string;
  suggestion?: { field: string; value: string };
  allow?: { address: string; port: number };
};
