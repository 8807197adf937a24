import { eq } from "drizzle-orm";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { newId } from "@/lib/id";
import { installation } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import { isMailbox } from "@/lib/mail/server";
import { type AskedInput, parseAsked } from "./input";
import { hashOf, type LinkRow, linkAddress, linkTarget, newLinkText, ownLink } from "./link";
import { looksOf } from "./looks";
import { parseReturnUrl } from "./return-url";

/**
 * A link by which somebody without an account connects what is asked, and nothing else. Its address holds 256 random
 * bits; it is given back once, and again only as a new one that ends the one before. Throws `invalid_fields`.
 */
export type LinkInput = {
  applications: readonly AskedInput[];
  /** A credential to connect again, in place of applications. */
  credential?: string | undefined;
  audience?: string | undefined;
  email?: string | undefined;
  note?: string | undefined;
  /** Hours. */
  expiresIn?: number | undefined;
  uses?: number | undefined;
  returnUrl?: string | undefined;
};
export type MadeLink = { id: string; url: string; expiresAt: number };

export const hours = { least: 1, usual: 168, most: 720 } as const;

export async function createLink(actor: Actor, input: LinkInput): Promise<MadeLink> {
  authorize(actor, "link.manage");
  const home = await installation();
  const { store } = home;
  const asked = await parseAsked(home, actor, input);
  const again = asked[0]?.credential !== undefined;
  const { returnOrigins } = await looksOf(store, actor.workspaceId);
  const plain = parsePlain(input);
  const returnUrl = input.returnUrl?.trim() ? parseReturnUrl(input.returnUrl, returnOrigins) : null;
  await countTry({ key: `links ${actor.workspaceId}`, max: 300, windowMs: 3_600_000 });
  const text = newLinkText();
  const now = Date.now();
  const row: LinkRow = {
    id: newId("lk"),
    workspaceId: actor.workspaceId,
    hash: hashOf(text),
    audience: plain.audience,
    email: plain.email,
    note: plain.note,
    asked: [...asked],
    uses: again ? 1 : plain.uses,
    returnUrl,
    createdAt: now,
    createdBy: actorId(actor),
    sentAt: null,
    expiresAt: now + plain.expiresIn * 3_600_000,
    revokedAt: null,
    askedAgainAt: null,
  };
  await store.write(async (tx) => {
    await tx.insert(store.t.connectLinks).values(row);
    const detail = { applications: asked.map((each) => each.connector), uses: row.uses };
    await record(home, tx, eventActor(actor), "link.created", linkTarget(row), detail);
  });
  return { id: row.id, url: await linkAddress(text), expiresAt: row.expiresAt };
}

/** A new address for the same link, with at least its usual time; the one before stops to work, progress stays. */
export async function renewLink(actor: Actor, id: string): Promise<MadeLink> {
  authorize(actor, "link.manage");
  const home = await installation();
  const { store } = home;
  const { connectLinks: l } = store.t;
  const text = newLinkText();
  const expiresAt = await store.write(async (tx) => {
    const row = await ownLink(store, tx, actor, id);
    if (row.revokedAt !== null) throw new AppError("conflict", "This link is revoked. Make another one.");
    const end = Math.max(row.expiresAt, Date.now() + hours.usual * 3_600_000);
    await tx
      .update(l)
      .set({ hash: hashOf(text), expiresAt: end, askedAgainAt: null })
      .where(eq(l.id, row.id));
    await record(home, tx, eventActor(actor), "link.renewed", linkTarget(row));
    return end;
  });
  return { id, url: await linkAddress(text), expiresAt };
}

function parsePlain(input: LinkInput) {
  const fields: Record<string, string> = {};
  const audience = tidy(input.audience);
  const email = input.email?.trim().toLowerCase() || null;
  const note = (input.note ?? "").replace(/\r\n?/g, "\n").trim();
  const { expiresIn = hours.usual, uses = 1 } = input;
  if (audience === "" || audience.length > 100) fields.audience = "Say who it is for, such as a name or a company.";
  if (email !== null && !isMailbox(email)) fields.email = "Enter one e-mail address, such as ben@example.com.";
  if (note.length > 1000) fields.note = "Use at most 1,000 characters.";
  if (!(expiresIn >= hours.least && expiresIn <= hours.most)) fields.expiresIn = "Choose from 1 hour to 30 days.";
  if (!(Number.isInteger(uses) && uses >= 1 && uses <= 100)) fields.uses = "Choose from 1 to 100.";
  if (Object.keys(fields).length > 0) throw new AppError("invalid_fields", "Look at the marked fields.", { fields });
  return { audience, email, note, expiresIn, uses };
}

function tidy(text: string | undefined): string {
  return (text ?? "")
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
