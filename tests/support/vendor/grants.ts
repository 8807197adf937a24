import { eq } from "drizzle-orm";
import { type GrantRow, grantRow } from "@/lib/grants/grant";
import type { Installation } from "@/lib/installation";

/** The stored tokens of credentials, and a hand that moves their times. */
export type Grants = {
  of(credential: string): Promise<GrantRow>;
  set(credential: string, columns: Partial<GrantRow>): Promise<void>;
  /** Its access token ended a moment ago. */
  expire(credential: string): Promise<void>;
};

export function grantsOf(home: Installation): Grants {
  const { store } = home;
  const set: Grants["set"] = (id, columns) => {
    const { grants } = store.t;
    return store.write(async (tx) => void (await tx.update(grants).set(columns).where(eq(grants.credentialId, id))));
  };
  return {
    set,
    of: async (id) => {
      const row = await grantRow(home, store.db, id);
      if (!row) throw new Error("no grant");
      return row;
    },
    expire: (id) => set(id, { expiresAt: Date.now() - 1, dueAt: Date.now() - 1, retryAt: null }),
  };
}
