import { eq } from "drizzle-orm";
import { sharedBy } from "./grants/shared";
import type { Installation } from "./installation";
import { type Settings, writeSetting } from "./settings";

/**
 * Which of several nodes does what is to be done once: planning, warnings, housekeeping. It holds for some rounds of the
 * schedule, is renewed with each, and passes on when its holder has gone. Whatever may not happen twice is guarded where
 * it is written as well: clocks of two nodes may differ.
 */
const holdsMs = 20_000;

/** True when this process leads from now on. `now` is milliseconds. */
export async function leads(home: Installation, now: number = Date.now()): Promise<boolean> {
  const { store } = home;
  if (!store.shared) return true;
  const node = sharedBy(home).owner;
  const { settings } = store.t;
  return store.write(async (tx) => {
    const [row] = await tx.select().from(settings).where(eq(settings.key, "leader"));
    const held = row?.value as Settings["leader"] | undefined;
    if (held && held.node !== node && held.until > now) return false;
    await writeSetting(store, tx, "leader", { node, until: now + holdsMs });
    return true;
  });
}
