import { eq, lt } from "drizzle-orm";
import { type DB, isUniqueViolation } from "./db/store";
import { AppError } from "./errors";
import { installation } from "./installation";
import { log } from "./log";
import type { Vault } from "./vault/vault";

/**
 * A POST that is sent twice under one key is done once: the second gets the answer of the first, for a day. The same key
 * for something else is refused. Key and request are kept as keyed hashes, because a request may hold a
 * secret; so may an answer, such as the address of a link, which is therefore sealed.
 */
export type Answered = { status: number; body: string };

const keptMs = 24 * 3_600_000;
/** After this long without an answer the first try is taken for lost. */
const lostMs = 120_000;

/** What answers are sealed for in place of a workspace. */
export const answerOwner = "installation";

/** The wrapped key and the blob, as one text. */
export function joinAnswer({ wrappedDek, blob }: { wrappedDek: Buffer; blob: Buffer }): string {
  return `${wrappedDek.toString("base64")}.${blob.toString("base64")}`;
}

export function splitAnswer(kept: string): { wrappedDek: Buffer; blob: Buffer } {
  const [wrapped = "", blob = ""] = kept.split(".");
  return { wrappedDek: Buffer.from(wrapped, "base64"), blob: Buffer.from(blob, "base64") };
}

/** Throws `key_reused`, or `conflict` while the first is still under way. */
export async function once(
  given: { owner: string; key: string; request: string },
  work: () => Promise<Answered>,
): Promise<Answered & { replayed: boolean }> {
  const { store, vault } = await installation();
  const { idempotency } = store.t;
  const id = vault.hmac("pepper", `idempotency ${given.owner} ${given.key}`).toString("hex");
  const request = vault.hmac("pepper", `idempotent request ${given.request}`).toString("hex");
  const earlier = await claim(id, request);
  if (earlier !== undefined) return { ...earlier, replayed: true };
  const answer = await work().catch(async (error: unknown) => {
    await store
      .write(async (tx) => void (await tx.delete(idempotency).where(eq(idempotency.id, id))))
      .catch((reason: unknown) => log("warn", "a key that was not used up stays for two minutes", { error: reason }));
    throw error;
  });
  const passing = answer.status >= 500 || answer.status === 429;
  const keep = async (tx: DB) => {
    if (passing) await tx.delete(idempotency).where(eq(idempotency.id, id));
    else
      await tx
        .update(idempotency)
        .set({ ...answer, body: sealed(vault, id, answer.body) })
        .where(eq(idempotency.id, id));
  };
  // What is done is done, and whoever asked must not hear that it failed and do it again.
  await store
    .write(keep, { essential: true })
    .catch((error: unknown) => log("error", "an answer could not be kept for a second request", { error }));
  return { ...answer, replayed: false };
}

/** Undefined when the request is now ours to answer. */
async function claim(id: string, request: string): Promise<Answered | undefined> {
  const { store, vault } = await installation();
  const { idempotency } = store.t;
  const now = Date.now();
  const row = { id, request, status: null, body: null, createdAt: now };
  try {
    await store.write(async (tx) => {
      await tx.delete(idempotency).where(lt(idempotency.createdAt, now - keptMs));
      await tx.insert(idempotency).values(row);
    });
    return undefined;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  return store.write(async (tx) => {
    const [found] = await tx.select().from(idempotency).where(eq(idempotency.id, id));
    if (found !== undefined && found.request !== request) {
      throw new AppError("key_reused", "This idempotency key was used for another request. Send a new one.");
    }
    if (found !== undefined && found.status !== null && found.body !== null) {
      return { status: found.status, body: opened(vault, id, found.body) };
    }
    if (found !== undefined && found.createdAt > now - lostMs) {
      throw new AppError("conflict", "The first request with this key is still under way.", { retryAfter: 2 });
    }
    await tx.insert(idempotency).values(row).onConflictDoUpdate({ target: idempotency.id, set: row });
    return undefined;
  });
}

function sealed(vault: Vault, id: string, body: string): string {
  return joinAnswer(vault.sealNew(placeOf(id), Buffer.from(body, "utf8")));
}

/** One from before answers were sealed stands there as it was, and is gone within a day. */
function opened(vault: Vault, id: string, kept: string): string {
  if (kept.startsWith("{") || !kept.includes(".")) return kept;
  try {
    return vault.open({ ...splitAnswer(kept), revision: 1 }, placeOf(id)).toString("utf8");
  } catch (cause) {
    // Doing it twice would be worse than not telling.
    const detail = "This was done already, and its answer can no longer be read. Look at what is there.";
    throw new AppError("conflict", detail, { cause });
  }
}

function placeOf(id: string) {
  return { workspaceId: answerOwner, recordId: id, field: "answer", revision: 1 };
}
