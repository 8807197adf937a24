import { eq } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import type { Store } from "@/lib/db/store";
import { eventActor, record } from "@/lib/events";
import { checkedLogo, imageTypes } from "@/lib/images";
import { type Installation, installation } from "@/lib/installation";
import { parseOrigins } from "./return-url";

/**
 * How the pages behind a workspace's links look, and where they may lead afterwards. Colours are a closed list whose
 * contrast is known; a logo is a small picture of pixels, never a document that a browser would run.
 */
export const colours = ["teal", "blue", "violet", "pink", "red", "orange", "green", "slate"] as const;
export type Colour = (typeof colours)[number];
export type Looks = { colour: Colour; logo: string | undefined; returnOrigins: readonly string[] };

export async function looksOf(store: Store, workspaceId: string): Promise<Looks> {
  const { connectLooks: c } = store.t;
  const [row] = await store.db.select().from(c).where(eq(c.workspaceId, workspaceId));
  const colour = colours.find((each) => each === row?.colour) ?? "teal";
  const logo = row?.logo && row.logoType ? `data:${row.logoType};base64,${row.logo.toString("base64")}` : undefined;
  return { colour, logo, returnOrigins: row?.returnOrigins ?? [] };
}

export async function readLooks(actor: Actor): Promise<Looks> {
  authorize(actor, "link.read");
  return looksOf((await installation()).store, actor.workspaceId);
}

/** What is absent stays as it is. */
export type LooksInput = {
  colour?: string;
  /** One a line. */
  returnOrigins?: string;
  logo?: Buffer | undefined;
  removeLogo?: boolean;
};

/** Owners and admins. Throws `invalid_fields`. */
export async function saveLooks(actor: Actor, input: LooksInput): Promise<void> {
  authorize(actor, "link.configure");
  const home: Installation = await installation();
  const before = await looksOf(home.store, actor.workspaceId);
  const colour = colours.find((each) => each === input.colour) ?? before.colour;
  const returnOrigins = input.returnOrigins === undefined ? before.returnOrigins : parseOrigins(input.returnOrigins);
  const logo = input.logo && { logo: input.logo, logoType: imageTypes[checkedLogo(input.logo, "logo").kind] };
  const { connectLooks } = home.store.t;
  const common = { colour, returnOrigins: [...returnOrigins], updatedAt: Date.now() };
  const picture = logo ?? (input.removeLogo ? { logo: null, logoType: null } : {});
  const same = colour === before.colour && returnOrigins.join() === before.returnOrigins.join();
  if (same && Object.keys(picture).length === 0) return;
  await home.store.write(async (tx) => {
    await tx
      .insert(connectLooks)
      .values({ workspaceId: actor.workspaceId, ...common, ...picture })
      .onConflictDoUpdate({ target: connectLooks.workspaceId, set: { ...common, ...picture } });
    const target = { kind: "workspace", id: actor.workspaceId, name: "Connect links" } as const;
    await record(home, tx, eventActor(actor), "link.configured", target, { colour, origins: returnOrigins });
  });
}
