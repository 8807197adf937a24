import { and, eq, or } from "drizzle-orm";
import { type Actor, actorId } from "@/lib/actor";
import type { Installation } from "@/lib/installation";

/**
 * Who a use is counted for: the token's own flow; else the flow that the caller names, if the workspace has one of that
 * name or id; else the token. What callers say is believed only as a label.
 */
const key = Symbol.for("keyrack.consumers");
const shared = globalThis as { [key]?: Map<string, { id: string; until: number }> };
shared[key] ??= new Map();
const known = shared[key];

export function consumerOf(home: Installation, actor: Actor, named: string | undefined): string | Promise<string> {
  if (actor.kind === "token" && actor.flow !== undefined) return actor.flow.id;
  if (named === undefined || named === "") return actorId(actor);
  const name = `${actor.workspaceId} ${named}`;
  const found = known.get(name);
  if (found !== undefined && found.until > performance.now()) return found.id || actorId(actor);
  return look(home, actor, named.slice(0, 100), name);
}

async function look({ store }: Installation, actor: Actor, named: string, name: string): Promise<string> {
  const { flows: f } = store.t;
  const [flow] = await store.db
    .select({ id: f.id })
    .from(f)
    .where(and(eq(f.workspaceId, actor.workspaceId), or(eq(f.id, named), eq(f.name, named))))
    .limit(1);
  if (known.size >= 5_000) known.clear();
  known.set(name, { id: flow?.id ?? "", until: performance.now() + 30_000 });
  return flow?.id ?? actorId(actor);
}
