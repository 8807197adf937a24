import { and, eq } from "drizzle-orm";
import type { Token } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { installation } from "@/lib/installation";
import { withSlots } from "./list";

/** The flow that a token belongs to, as its environment sees it. */
export type TokenFlow = {
  id: string;
  name: string;
  environment: string;
  slots: readonly {
    alias: string;
    connector: string;
    credential: { id: string; name: string; status: string; state: string } | null;
  }[];
};

/** Throws `not_found` for a token that belongs to no flow. */
export async function flowOfToken(actor: Token): Promise<TokenFlow> {
  if (actor.flow === undefined) throw notFound();
  const { id, environment } = actor.flow;
  const { store } = await installation();
  const { flows: f } = store.t;
  const rows = await store.db
    .select()
    .from(f)
    .where(and(eq(f.workspaceId, actor.workspaceId), eq(f.id, id)));
  const [flow] = await withSlots(store, rows);
  if (flow === undefined) throw notFound();
  return {
    id,
    name: flow.name,
    environment,
    slots: flow.slots.map(({ alias, connector, bound }) => {
      const here = bound.find((each) => each.environment === environment);
      return {
        alias,
        connector,
        credential: here ? { id: here.id, name: here.name, status: here.status, state: here.state } : null,
      };
    }),
  };
}
