import { eq } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import type { Store } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { parseOrigins } from "./return-url";

/**
 * How the pages behind a workspace's links look, and where they may lead afterwards. Colours are a closed list whose
 * contrast is known; a logo is a small picture of pixels, never a document that a browser would run.
 */
export const colours = ["teal", "blue", "violet", "pink", "red", "orange", "green", "slate"] as const;
export type Colour = (typeof colours)[number];
export type Looks = { colour: Colour; logo: string | undefined; returnOrigins: readonly string[] };

const logoLimit = 64 * 1024;

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

export type LooksInput = { colour: string; returnOrigins: string; logo?: Buffer | undefined; removeLogo?: boolean };

/** Owners and admins. Throws `invalid_fields`. */
export async function saveLooks(actor: Actor, input: LooksInput): Promise<void> {
  authorize(actor, "link.configure");
  const colour = colours.find((each) => each === input.colour) ?? "teal";
  const returnOrigins = parseOrigins(input.returnOrigins);
  const logo = input.logo && pictureOf(input.logo);
  const home: Installation = await installation();
  const { connectLooks } = home.store.t;
  const common = { colour, returnOrigins, updatedAt: Date.now() };
  const picture = logo ?? (input.removeLogo ? { logo: null, logoType: null } : {});
  await home.store.write(async (tx) => {
    await tx
      .insert(connectLooks)
      .values({ workspaceId: actor.workspaceId, ...common, ...picture })
      .onConflictDoUpdate({ target: connectLooks.workspaceId, set: { ...common, ...picture } });
    const target = { kind: "workspace", id: actor.workspaceId, name: "Connect links" } as const;
    await record(home, tx, eventActor(actor), "link.configured", target, { colour, origins: returnOrigins });
  });
}

/** By its first bytes, whatever its name says. */
function pictureOf(bytes: Buffer): { logo: Buffer; logoType: string } {
  const type = signatures.find(({ at, hex }) => bytes.subarray(at, at + hex.length / 2).toString("hex") === hex)?.type;
  if (type && bytes.length <= logoLimit) return { logo: bytes, logoType: type };
  const message = type ? "Use a picture of at most 64 KB." : "Use a PNG, JPEG or WebP picture.";
  throw new AppError("invalid_fields", "Look at the marked field.", { fields: { logo: message } });
}

const signatures = [
  { type: "image/png", at: 0, hex: "89504e470d0a1a0a" },
  { type: "image/jpeg", at: 0, hex: "ffd8ff" },
  { type: "image/webp", at: 8, hex: "57454250" },
] as const;
