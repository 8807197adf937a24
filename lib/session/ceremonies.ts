import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, lt } from "drizzle-orm";
import { installation } from "@/lib/installation";

/**
 * Something that is begun in one browser and ended there within minutes: half a sign-in, a challenge, a way to the
 * identity provider. The browser keeps 256 random bits, the row their hash; ending it uses it up.
 */
export type CeremonyKind = "code" | "passkey" | "newPasskey" | "sso";
export type Ceremony = { userId: string | undefined; data: Readonly<Record<string, string>> };

/** Gives the text that the browser keeps. */
export async function beginCeremony(kind: CeremonyKind, { userId, data }: Ceremony): Promise<string> {
  const { store } = await installation();
  const { ceremonies } = store.t;
  const token = randomBytes(32).toString("base64url");
  const now = Date.now();
  await store.write(async (tx) => {
    await tx.delete(ceremonies).where(lt(ceremonies.expiresAt, now));
    const row = { id: hash(token), kind, userId: userId ?? null, data, expiresAt: now + lifeMs };
    await tx.insert(ceremonies).values(row);
  });
  return token;
}

/** Without using it up, for a step that may be tried again. */
export async function lookAtCeremony(kind: CeremonyKind, token: string | undefined): Promise<Ceremony | undefined> {
  if (!token) return undefined;
  const { store } = await installation();
  const [row] = await store.db
    .select()
    .from(store.t.ceremonies)
    .where(await live(kind, token));
  return row && { userId: row.userId ?? undefined, data: row.data };
}

/** Once: of two who come with the same text, one gets it. */
export async function endCeremony(kind: CeremonyKind, token: string | undefined): Promise<Ceremony | undefined> {
  if (!token) return undefined;
  const { store } = await installation();
  const which = await live(kind, token);
  const row = await store.write(async (tx) => (await tx.delete(store.t.ceremonies).where(which).returning())[0]);
  return row && { userId: row.userId ?? undefined, data: row.data };
}

async function live(kind: CeremonyKind, token: string) {
  const { ceremonies: c } = (await installation()).store.t;
  return and(eq(c.id, hash(token)), eq(c.kind, kind), gt(c.expiresAt, Date.now()));
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export const ceremonySeconds = 600;
const lifeMs = ceremonySeconds * 1000;
