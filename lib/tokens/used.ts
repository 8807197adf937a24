import { eq } from "drizzle-orm";
import { keepFlushing } from "@/lib/batches";
import { installation } from "@/lib/installation";

/** When each token was last used, kept in memory and written once a minute. */
const key = Symbol.for("keyrack.tokens.used");
const shared = globalThis as { [key]?: Map<string, number> };
shared[key] ??= new Map();
const used = shared[key];

export function noteUsed(tokenId: string, at: number): void {
  if (!used.has(tokenId)) keepFlushing("tokens used", 60_000, flushUsed);
  used.set(tokenId, at);
}

export async function flushUsed(): Promise<void> {
  if (used.size === 0) return;
  const { store } = await installation();
  const { apiTokens } = store.t;
  const waiting = [...used];
  used.clear();
  await store.write(async (tx) => {
    for (const [id, lastUsedAt] of waiting) await tx.update(apiTokens).set({ lastUsedAt }).where(eq(apiTokens.id, id));
  });
}
