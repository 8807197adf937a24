import { isIP } from "node:net";
import { and, desc, eq, isNull } from "drizzle-orm";
import { type Actor, actorId, authorize } from "./actor";
import { normalNetwork } from "./egress/rules";
import { AppError } from "./errors";
import { eventActor, record } from "./events";
import { newId } from "./id";
import { installation } from "./installation";

/** Which private addresses Keyrack may contact. Owners and admins only; each change is an event. */
export type NetworkRule = { id: string; network: string; port?: number; createdAt: number };

export async function listNetworkRules(actor: Actor): Promise<{ rules: NetworkRule[]; configured: string[] }> {
  authorize(actor, "network.manage");
  const { store, env } = await installation();
  const { networkRules } = store.t;
  const rows = await store.db.select().from(networkRules).orderBy(desc(networkRules.createdAt));
  return {
    rules: rows.map(({ id, network, port, createdAt }) => ({
      id,
      network,
      ...(port === null ? {} : { port }),
      createdAt,
    })),
    configured: env.allowNetworks.map(({ network, port }) => (port === undefined ? network : `${network}:${port}`)),
  };
}

/** Throws `invalid_fields` unless it is an address, a range or a host name, and a port of 1-65535 or none. */
export async function allowNetwork(actor: Actor, input: { network: string; port?: string | number }): Promise<void> {
  authorize(actor, "network.manage");
  const network = canonicalNetwork(input.network);
  const port = input.port === undefined || input.port === "" ? null : Number(input.port);
  const fields = {
    ...(network === undefined
      ? { network: "Enter an address such as 10.0.2.68, a range such as 10.0.0.0/16, or a host name." }
      : {}),
    ...(port === null || (Number.isInteger(port) && port >= 1 && port <= 65_535)
      ? {}
      : { port: "Enter a port from 1 to 65535." }),
  };
  if (network === undefined || Object.keys(fields).length > 0)
    throw new AppError("invalid_fields", "Look at the marked fields.", { fields });
  const home = await installation();
  const { networkRules } = home.store.t;
  await home.store.write(async (tx) => {
    const samePort = port === null ? isNull(networkRules.port) : eq(networkRules.port, port);
    const [present] = await tx
      .select()
      .from(networkRules)
      .where(and(eq(networkRules.network, network), samePort));
    // Allowed twice is allowed.
    if (present) return;
    const row = { id: newId("nr"), network, port, createdAt: Date.now(), createdBy: actorId(actor) };
    await tx.insert(networkRules).values(row);
    const name = port === null ? network : `${network}:${port}`;
    await record(home, tx, eventActor(actor), "network.allowed", { kind: "network", id: row.id, name });
  });
}

export async function removeNetworkRule(actor: Actor, id: string): Promise<void> {
  authorize(actor, "network.manage");
  const home = await installation();
  const { networkRules } = home.store.t;
  await home.store.write(async (tx) => {
    const [row] = await tx.delete(networkRules).where(eq(networkRules.id, id)).returning();
    if (row)
      await record(home, tx, eventActor(actor), "network.removed", { kind: "network", id: row.id, name: row.network });
  });
}

/** A whole address, a range that is not everything, or a name. `10.0.2` is no name: URLs read it as 10.0.0.2. */
function canonicalNetwork(text: string): string | undefined {
  const network = normalNetwork(text);
  const typed = text.trim().replace(/^\[|\]$/g, "");
  const guessed = network !== undefined && isIP(network) !== 0 && isIP(typed) === 0;
  return guessed || network?.endsWith("/0") ? undefined : network;
}
