import { and, eq } from "drizzle-orm";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { connectorOf } from "@/lib/catalog";
import { notFound } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { newId } from "@/lib/id";
import { checkedLogo, type ImageKind } from "@/lib/images";
import { installation } from "@/lib/installation";
import { loadLogos, logoOf } from "./shelf";

/**
 * A workspace's own logo for an application: one it described itself, or one that comes with Keyrack. Only a picture
 * that was recognised by its bytes is kept, and it is given out as what it was recognised as.
 */
export async function setLogo(actor: Actor, connector: string, bytes: Buffer): Promise<void> {
  authorize(actor, "connector.manage");
  const { name } = connectorOf(connector, actor);
  const { kind } = checkedLogo(bytes, "logo");
  const home = await installation();
  const { connectorLogos: l } = home.store.t;
  await home.store.write(async (tx) => {
    const change = { id: newId("lg"), kind, bytes, updatedAt: Date.now(), updatedBy: actorId(actor) };
    await tx
      .insert(l)
      .values({ workspaceId: actor.workspaceId, connectorId: connector, ...change })
      .onConflictDoUpdate({ target: [l.workspaceId, l.connectorId], set: change });
    const target = { kind: "connector", id: connector, name } as const;
    await record(home, tx, eventActor(actor), "connector.logo_changed", target);
  });
  await loadLogos(home.store);
}

/** Throws `not_found` when it has none. */
export async function removeLogo(actor: Actor, connector: string): Promise<void> {
  authorize(actor, "connector.manage");
  const { name } = connectorOf(connector, actor);
  if (logoOf(actor.workspaceId, connector) === undefined) throw notFound();
  const home = await installation();
  const { connectorLogos: l } = home.store.t;
  await home.store.write(async (tx) => {
    await tx.delete(l).where(and(eq(l.workspaceId, actor.workspaceId), eq(l.connectorId, connector)));
    const target = { kind: "connector", id: connector, name } as const;
    await record(home, tx, eventActor(actor), "connector.logo_removed", target);
  });
  await loadLogos(home.store);
}

/** For whoever knows its id, which nobody can guess: somebody who came by a link has no session, and sees it too. */
export async function logoBytes(id: string): Promise<{ kind: ImageKind; bytes: Buffer } | undefined> {
  const { store } = await installation();
  const { connectorLogos: l } = store.t;
  const [row] = await store.db.select({ kind: l.kind, bytes: l.bytes }).from(l).where(eq(l.id, id));
  return row && { kind: row.kind as ImageKind, bytes: row.bytes };
}
