import type { Vault } from "./vault/vault";

/**
 * How the lines of the audit trail hang together. Each hash covers the line and the hash before it under a key of the
 * installation, so nobody without the key can change, insert, drop or swap a line unseen. A line that was never written
 * in our own spelling is refused too.
 */
export type ChainRow = {
  workspaceId: string | null;
  at: number;
  actorKind: string;
  actorId: string;
  actorName: string;
  action: string;
  targetKind: string | null;
  targetId: string | null;
  targetName: string | null;
  detail: unknown;
};
type Keys = Pick<Vault, "hmac">;

/** Hex. `before` is the hash of the line before, empty for the first. */
export function eventHash(vault: Keys, before: string, row: ChainRow): string {
  return vault.hmac("audit", `${before}\n${canonical(row)}`).toString("hex");
}

/** What stands beside the number of the newest line. */
export function tipMark(vault: Keys, seq: number, hash: string): string {
  return vault.hmac("audit", `tip\n${seq}\n${hash}`).toString("hex");
}

export type Checkpoint = { seq: number; hash: string; at: number; signature: string };

export function signedCheckpoint(
  vault: Pick<Vault, "signCheckpoint">,
  seq: number,
  hash: string,
  at: number,
): Checkpoint {
  return { seq, hash, at, signature: vault.signCheckpoint(checkpointBytes({ seq, hash, at })).toString("base64url") };
}

export function isCheckpoint(vault: Pick<Vault, "verifyCheckpoint">, point: Checkpoint): boolean {
  return vault.verifyCheckpoint(checkpointBytes(point), Buffer.from(point.signature, "base64url"));
}

function checkpointBytes({ seq, hash, at }: Omit<Checkpoint, "signature">): Buffer {
  return Buffer.from(`keyrack checkpoint v1\n${seq}\n${hash}\n${at}`);
}

/** RFC 8785 for what we write: keys sorted, no white space. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}
