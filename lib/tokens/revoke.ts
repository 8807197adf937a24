import { and, eq, isNull } from "drizzle-orm";
import { type Actor, actorId } from "@/lib/actor";
import { namesIn } from "@/lib/credentials/row";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { installation } from "@/lib/installation";
import { idFor, insertToken, type NewToken, onlyOnce, targetOf } from "./create";
import { summaryOf, tokenRowOf } from "./list";
import { forgetTokens, type TokenRow } from "./live";
import { newTokenText, tokenHash } from "./text";

/** Ends tokens: at once, or after a time in which the old and the new one both work. */
export async function revokeToken(actor: Actor, id: string): Promise<void> {
  const home = await installation();
  const { apiTokens } = home.store.t;
  await home.store.write(async (tx) => {
    const row = await tokenRowOf(home.store, tx, actor, id);
    if (row.revokedAt !== null) return;
    await tx.update(apiTokens).set({ revokedAt: Date.now() }).where(eq(apiTokens.id, id));
    await record(home, tx, eventActor(actor), "token.revoked", targetOf(row));
  });
  forgetTokens();
}

/** Ends every token that somebody made, as when they leave or lose their role. Gives how many. */
export async function revokeTokensOf(actor: Actor, userId: string): Promise<number> {
  const home = await installation();
  const { apiTokens: t } = home.store.t;
  const mine = and(eq(t.workspaceId, actor.workspaceId), eq(t.createdBy, userId), isNull(t.revokedAt));
  const ended = await home.store.write(async (tx) => {
    const rows = await tx.update(t).set({ revokedAt: Date.now() }).where(mine).returning({ id: t.id, name: t.name });
    for (const row of rows) await record(home, tx, eventActor(actor), "token.revoked", targetOf(row));
    return rows.length;
  });
  forgetTokens();
  return ended;
}

/**
 * A new text for the same purpose, with the same life as before. The old one works for `overlapHours` more (0-168), or
 * until its own end if that is earlier. Throws `conflict` for one that has ended.
 */
export async function rotateToken(actor: Actor, id: string, overlapHours = 24, next?: string): Promise<NewToken> {
  if (!Number.isFinite(overlapHours) || overlapHours < 0 || overlapHours > 168) {
    throw new AppError("invalid_fields", "Look at the marked fields.", {
      fields: { overlap: "Choose from 0 hours to 7 days." },
    });
  }
  const home = await installation();
  const { apiTokens } = home.store.t;
  const text = newTokenText();
  const made = await onlyOnce(() =>
    home.store.write(async (tx) => {
      const old = await tokenRowOf(home.store, tx, actor, id);
      const now = Date.now();
      if (old.revokedAt !== null || (old.expiresAt !== null && old.expiresAt <= now)) {
        throw new AppError("conflict", "This token has ended. Make a new one instead.");
      }
      const row: TokenRow = {
        ...old,
        id: idFor(next),
        hash: tokenHash(text),
        ending: text.slice(-4),
        createdAt: now,
        createdBy: actorId(actor),
        expiresAt: old.expiresAt === null ? null : now + (old.expiresAt - old.createdAt),
        lastUsedAt: null,
        replaces: old.id,
      };
      const end = Math.min(old.expiresAt ?? Number.POSITIVE_INFINITY, now + overlapHours * 3_600_000);
      await tx.update(apiTokens).set({ expiresAt: end }).where(eq(apiTokens.id, id));
      await insertToken(home, tx, row, eventActor(actor));
      return row;
    }),
  );
  forgetTokens();
  return { text, token: summaryOf(made, await namesIn(home.store, actor.workspaceId)) };
}
