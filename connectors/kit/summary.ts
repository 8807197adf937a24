import type { Tile } from "./connector";
import type { Explanation, Outcome, Reason, Status, Step } from "./outcome";

/** A credential as anybody who may list it sees it. The type has no room for a secret. Times are epoch milliseconds. */
export type CredentialSummary = {
  id: string;
  name: string;
  /** The member whom others ask about it. */
  caretaker?: { id: string; name: string };
  /** Sorted words that people gave it. */
  tags: readonly string[];
  /** What it is for, such as production. */
  environment?: string;
  connector: string;
  connectorName: string;
  tile: Tile;
  scheme: string;
  schemeTitle: string;
  status: Status;
  /** Beside the status: paused by a person, or not finished yet. */
  state: "active" | "disabled" | "draft";
  reason?: Reason;
  /** One sentence about the status, ready to show. */
  sentence: string;
  identity?: string;
  label?: string;
  verifiedAt?: number;
  checkedAt?: number;
  statusSince?: number;
  expiresAt?: number;
  /** Connected by somebody outside; nothing may use it until a member confirms the account. */
  unconfirmedAt?: number;
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
};

/** How long before its end (milliseconds) a credential that still works counts as expiring. */
export const expiresSoonMs = 14 * 86_400_000;

/** One recorded verification. */
export type VerificationRecord = {
  id: string;
  at: number;
  ms: number;
  by: string;
  outcome: Outcome["outcome"];
  reason?: Reason;
  steps: readonly Step[];
  explanation?: Explanation;
};

/** What a live check sends, one JSON document a line. */
export type CheckMessage =
  | { type: "step"; step: Step }
  | { type: "fields"; errors: Readonly<Record<string, string>> }
  | {
      type: "done";
      outcome: Outcome["outcome"];
      reason?: Reason;
      label?: string;
      explanation?: Explanation;
      /** Present when what was tested may be saved: valid for ten minutes, values stay sealed on the server. */
      check?: string;
      /** Credentials of this workspace that are the same account. */
      same?: readonly { id: string; name: string }[];
      /** In an edit: the checked values belong to another account than before. */
      otherAccount?: { was: string; now: string };
    }
  | {
      type: "error";
      detail: string;
      /** Signing in again, in another tab, is what mends it. */
      signIn?: boolean;
    };

export type CheckDone = Extract<CheckMessage, { type: "done" }>;
