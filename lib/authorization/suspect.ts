import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Installation } from "@/lib/installation";
import type { Opened } from "./opened";

/**
 * Notes that the application turned a credential away while it was used. Its status does not change: one refusal may be
 * about one path only. It is checked sooner, and what that check finds decides.
 */
export async function suspect({ store }: Installation, opened: Pick<Opened, "id" | "suspectedAt">): Promise<void> {
  if (opened.suspectedAt !== null) return;
  const { credentials: c } = store.t;
  const doubtful = and(
    eq(c.id, opened.id),
    eq(c.state, "active"),
    inArray(c.status, ["valid", "limited"]),
    isNull(c.suspectedAt),
  );
  await store.write(async (tx) => void (await tx.update(c).set({ suspectedAt: Date.now() }).where(doubtful)));
}
