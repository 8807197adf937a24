import { eq } from "drizzle-orm";
import type { Actor, Member, Role } from "@/lib/actor";
import { createCredential } from "@/lib/credentials/create";
import { demoKey } from "@/lib/demo";
import { newId } from "@/lib/id";
import { scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import type { TestApi } from "../support/api";

/** Two workspaces with a credential each, or a fresh one for whoever is going to delete it. */
export type World = {
  strangersToken: string;
  credential(whose: "own" | "foreign" | "missing", fresh: boolean): Promise<string>;
  connector(whose: "own" | "foreign" | "missing"): string;
};

export async function startWorld({ home, owner }: TestApi): Promise<World> {
  const { credentials, limits, secrets, workspaces } = home.store.t;
  const key = await demoKey(home.store, home.vault);
  const elsewhere = newId("ws");
  await home.store.write(async (tx) => {
    await tx.insert(workspaces).values({ id: elsewhere, name: "Elsewhere", createdAt: 1 });
  });
  const stranger = { ...owner, userId: newId("us"), workspaceId: elsewhere };
  const { text } = await createToken(stranger, { name: "Stranger", scopes: [...scopes] });
  const make = async (whose: "own" | "foreign"): Promise<string> => {
    // Checking many is not what is tried here.
    await home.store.write(async (tx) => void (await tx.delete(limits)));
    const input = { name: "Wanted", connector: "demo", scheme: "key", values: { key } };
    const { id } = await createCredential(owner, input);
    if (whose === "own") return id;
    await home.store.write(async (tx) => {
      await tx.update(credentials).set({ workspaceId: elsewhere }).where(eq(credentials.id, id));
      await tx.update(secrets).set({ workspaceId: elsewhere }).where(eq(secrets.credentialId, id));
    });
    return id;
  };
  const kept = { own: await make("own"), foreign: await make("foreign"), missing: newId("cr") };
  return {
    strangersToken: text,
    connector: (whose) => (whose === "own" ? "demo" : "nobodys"),
    credential: async (whose, fresh) => (fresh && whose !== "missing" ? make(whose) : kept[whose]),
  };
}

/** One of each role, and Keyrack itself. */
export function people(owner: Member): [string, Actor][] {
  const roles: Role[] = ["owner", "admin", "editor", "viewer"];
  const members = roles.map((role): [string, Actor] => [role, { ...owner, role, userId: `us_${role}` }]);
  return [...members, ["system", { kind: "system", name: "Keyrack", workspaceId: owner.workspaceId }]];
}
