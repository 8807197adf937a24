import { and, asc, count, eq, gt, isNotNull, sql } from "drizzle-orm";
import type { Store } from "@/lib/db/store";
import { answerOwner, joinAnswer, splitAnswer } from "@/lib/idempotency";
import type { SealedPlace } from "./places";

/**
 * Answers that may be given a second time lie in one text, wrapped key and blob. They move with the rest, so that a
 * request that is repeated across a change of keys still gets the answer of the first.
 */
export function answersPlace({ t }: Store): SealedPlace {
  const { idempotency: i } = t;
  // Base64 of the header as far as whole digits say which key it is: 18 of them hold 13 and a half of its 14 bytes.
  const under = (kekId: string) => {
    const header = Buffer.concat([
      Buffer.from("KRK\x01\x01\x01", "latin1"),
      Buffer.from(kekId, "hex"),
      Buffer.alloc(1),
    ]);
    return and(isNotNull(i.body), eq(sql`substr(${i.body}, 1, 18)`, header.toString("base64").slice(0, 18)));
  };
  return {
    name: "idempotency",
    after: async (db, kekId, cursor, limit) => {
      const rows = await db
        .select({ id: i.id, body: i.body })
        .from(i)
        .where(and(gt(i.id, cursor), under(kekId)))
        .orderBy(asc(i.id))
        .limit(limit);
      return rows.map(({ id, body }) => ({
        id,
        workspaceId: answerOwner,
        wrappedDek: splitAnswer(body ?? "").wrappedDek,
      }));
    },
    count: async (db, kekId) => {
      const [row] = await db.select({ n: count() }).from(i).where(under(kekId));
      return row?.n ?? 0;
    },
    swap: async (db, row, next) => {
      const [found] = await db.select({ body: i.body }).from(i).where(eq(i.id, row.id));
      const kept = found?.body ? splitAnswer(found.body) : undefined;
      if (!kept?.wrappedDek.equals(row.wrappedDek)) return;
      await db
        .update(i)
        .set({ body: joinAnswer({ wrappedDek: next, blob: kept.blob }) })
        .where(eq(i.id, row.id));
    },
  };
}
