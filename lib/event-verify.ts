import type { ReadOnlyStore } from "./db/read-only";
import { type ChainRow, type Checkpoint, eventHash, isCheckpoint, tipMark } from "./event-chain";
import type { Vault } from "./vault/vault";

/**
 * Reads the whole audit trail and says what is wrong with it: a line that was changed, added, removed or moved, and an
 * end that was cut off. It only reads. Without checkpoints from a log, an exchanged older copy of the whole database
 * looks right, because it once was.
 */
export type EventsVerdict = { lines: number; problems: readonly string[]; checkpoints: number };
type Keys = Pick<Vault, "hmac" | "verifyCheckpoint">;

/** `logged` are checkpoints that were kept outside. At most twenty problems are told. */
export function verifyEvents(store: ReadOnlyStore, vault: Keys, logged: readonly Checkpoint[] = []): EventsVerdict {
  const problems: string[] = [];
  const hashes = new Map<number, string>();
  const points = [...logged, ...[store.setting("auditCheckpoint")].filter((one) => one !== undefined)] as Checkpoint[];
  const wanted = new Set(points.map(({ seq }) => seq));
  let before = { seq: 0, hash: "" };
  for (const raw of store.events()) {
    if (problems.length < 20) problems.push(...lineProblems(vault, before, raw));
    if (wanted.has(Number(raw.seq))) hashes.set(Number(raw.seq), raw.hash);
    before = { seq: Number(raw.seq), hash: raw.hash };
  }
  problems.push(...tipProblems(store, vault, before));
  for (const point of points) problems.push(...pointProblems(vault, point, hashes.get(point.seq)));
  return { lines: before.seq, problems, checkpoints: points.length };
}

export type RawEvent = Omit<ChainRow, "detail"> & { seq: number; detail: string; hash: string };

function lineProblems(vault: Keys, before: { seq: number; hash: string }, raw: RawEvent): string[] {
  const { seq, hash, detail, ...rest } = raw;
  if (seq !== before.seq + 1) {
    return [`After line ${before.seq} comes line ${String(seq)}: something between them was removed or renumbered.`];
  }
  const parsed = parsedDetail(detail);
  if (parsed === undefined) return [`Line ${seq} was changed: its detail is not what Keyrack writes.`];
  if (eventHash(vault, before.hash, { ...rest, detail: parsed }) === hash) return [];
  return [`Line ${seq} does not fit the one before it: it was changed, moved, or put there by somebody else.`];
}

/** What we write is compact; anything else was written by another hand. */
function parsedDetail(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return JSON.stringify(parsed) === text ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function tipProblems(store: ReadOnlyStore, vault: Keys, last: { seq: number; hash: string }): string[] {
  const tip = store.setting("auditTip") as { seq: number; mark: string } | undefined;
  if (tip === undefined) return last.seq === 0 ? [] : ["The mark of the newest line is missing."];
  if (tip.seq > last.seq) return [`The end was cut off: lines ${last.seq + 1} to ${tip.seq} are missing.`];
  if (tip.seq === last.seq && tip.mark === tipMark(vault, last.seq, last.hash)) return [];
  return ["The mark of the newest line does not fit: lines were removed or added at the end."];
}

function pointProblems(vault: Keys, point: Checkpoint, found: string | undefined): string[] {
  if (!isCheckpoint(vault, point)) return [`The checkpoint at line ${point.seq} was not signed by this installation.`];
  if (found === point.hash) return [];
  return [`Line ${point.seq} is not the one that was signed at ${new Date(point.at).toISOString()}.`];
}
