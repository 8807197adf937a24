import { eq } from "drizzle-orm";
import { authorize, type Member } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { type Installation, installation, publicUrl } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import { log } from "@/lib/log";
import { writeLetter } from "@/lib/mail/letter";
import { type MailResult, send } from "@/lib/mail/send";
import { connectorAsked } from "./asked";
import { askedOf, linkBy } from "./link";

/** The mail with the link, to the one address that stands on it. It holds the address of the link, so nobody keeps it here. */
export async function mailLink(actor: Member, url: string): Promise<MailResult> {
  authorize(actor, "link.manage");
  await countTry({ key: `link mails ${actor.workspaceId}`, max: 60, windowMs: 3_600_000 });
  const home: Installation = await installation();
  const { store } = home;
  const base = `${(await publicUrl()).url}/connect/`;
  const row = url.startsWith(base) ? await linkBy(store, store.db, url.slice(base.length)) : undefined;
  if (!row || row.workspaceId !== actor.workspaceId || row.email === null || row.revokedAt !== null)
    throw new AppError("conflict", "This link has no e-mail address, or is over. Copy it instead.");
  const names = new Intl.ListFormat("en").format(askedOf(row).map((each) => connectorAsked(each, row).name));
  const letter = writeLetter({
    subject: `${actor.workspaceName} asks you to connect ${names}`,
    title: `Connect ${names}`,
    paragraphs: [
      `${actor.name} (${actor.email}) asks you to connect ${names} with ${actor.workspaceName}. You need no account here, and nobody gets to see what you enter.`,
      ...(row.note === "" ? [] : [row.note]),
      `The link works until ${new Date(row.expiresAt).toUTCString()}.`,
    ],
    button: { label: "See what it is about", href: url },
    last: "If you do not know who this is, do nothing: without you nothing happens.",
  });
  const mail = await send(home, { to: row.email, ...letter });
  const { connectLinks: l } = store.t;
  if (mail.sent)
    await store
      .write(async (tx) => void (await tx.update(l).set({ sentAt: Date.now() }).where(eq(l.id, row.id))))
      // It is on its way all the same, and must not be sent twice for that.
      .catch((error: unknown) => log("error", "a mail with a link could not be noted", { link: row.id, error }));
  return mail;
}
