import { eq } from "drizzle-orm";
import { erase } from "@/lib/credentials/change";
import type { CredentialRow } from "@/lib/credentials/row";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { record } from "@/lib/events";
import { bindingsOf } from "@/lib/flows/used-by";
import { type Installation, installation } from "@/lib/installation";
import { revokeGrant } from "@/lib/oauth/revoke";
import { connectorAsked } from "./asked";
import { askedOf, linkTarget } from "./link";
import { visitorOf } from "./visit";
import { type Key, type Step, updateStep, wayWith } from "./visitor";

/**
 * A finished step once more, for somebody who connected the wrong account. Only in the browser that connected it, while
 * the way is not finished, and only before the sender confirmed or used what came of it. What was handed in is deleted
 * here and its access taken back. A link to connect one again ends with its only step, so it has nothing to redo.
 */
export async function redoStep(key: Key, position: number): Promise<void> {
  const home = await installation();
  const { store } = home;
  const { row } = await finished(home, store.db, key, position);
  const revocation = row && (await revokeGrant(home, row)).result;
  await store.write(async (tx) => {
    const { step, row: now } = await finished(home, tx, key, position);
    const { way, asked } = step;
    const who = visitorOf(way.link, way.visit.id);
    if (now) {
      await erase(home, tx, now);
      const target = { kind: "credential", id: now.id, name: now.name } as const;
      const detail = { connector: now.connector, ...(revocation ? { revocation } : {}) };
      await record(home, tx, who, "credential.deleted", target, detail);
    }
    await updateStep(store, tx, step.step, { state: "open", reason: null, credentialId: null });
    const application = connectorAsked(asked, way.link).name;
    await record(home, tx, who, "link.step_reopened", linkTarget(way.link), { application });
  });
  if (row) await store.truncateLog();
}

/** Whether this row, which a step of this browser made, may still be taken back by it. */
export function mayTakeBack(row: Pick<CredentialRow, "unconfirmedAt"> | undefined): boolean {
  return row === undefined || row.unconfirmedAt !== null;
}

/** The step, and the row that goes with it: none where a member deleted it already. */
async function finished(
  { store }: Installation,
  db: DB,
  key: Key,
  position: number,
): Promise<{ step: Step; row: CredentialRow | undefined }> {
  const way = await wayWith(store, db, key);
  const step = way.steps.find((each) => each.position === position);
  const asked = askedOf(way.link)[position];
  if (!step || !asked) throw new AppError("not_found", "This link does not ask for that.");
  if (way.visit.finishedAt !== null) throw new AppError("conflict", "Everything is done already. Ask whoever sent it.");
  if (step.state !== "done" || step.browser !== way.visit.browser || asked.credential !== undefined)
    throw new AppError("conflict", "This was not connected in this browser.");
  const { credentials: c } = store.t;
  const [row] = await db
    .select()
    .from(c)
    .where(eq(c.id, step.credentialId ?? ""));
  const used = row && (await bindingsOf(store, db, row.workspaceId, row.id)).length > 0;
  if (!mayTakeBack(row) || used) throw new AppError("conflict", "It is in use by now. Ask whoever sent the link.");
  return { step: { way, asked, step }, row };
}
