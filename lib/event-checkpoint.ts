import { desc } from "drizzle-orm";
import { signedCheckpoint } from "./event-chain";
import type { Installation } from "./installation";
import { log } from "./log";
import { readSetting, writeSetting } from "./settings";

/**
 * Signs where the audit trail stands, every thousand lines or ten minutes while there is something new. The signed line
 * goes to the log, which lies elsewhere: whoever puts an older database in place cannot take it back from there.
 */
const lines = 1000;
const periodMs = 10 * 60_000;

/** True when one was made. `now` is milliseconds. */
export async function checkpointEvents(home: Installation, now: number = Date.now()): Promise<boolean> {
  const { store, vault } = home;
  const { events } = store.t;
  const [newest] = await store.db
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .orderBy(desc(events.seq))
    .limit(1);
  if (!newest) return false;
  const last = await readSetting(store, "auditCheckpoint");
  const due = newest.seq - (last?.seq ?? 0) >= lines || Math.abs(now - (last?.at ?? 0)) >= periodMs;
  if (newest.seq === last?.seq || !due) return false;
  const point = signedCheckpoint(vault, newest.seq, newest.hash, now);
  await store.write((tx) => writeSetting(store, tx, "auditCheckpoint", point));
  log("info", "audit checkpoint", point);
  return true;
}
