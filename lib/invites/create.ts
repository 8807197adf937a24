import { createHash, randomBytes } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { authorize, type Member, type Role } from "@/lib/actor";
import { AppError, notFound } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { newId } from "@/lib/id";
import { installation, publicUrl } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import { writeLetter } from "@/lib/mail/letter";
import { type MailResult, send } from "@/lib/mail/send";
import { isMailbox } from "@/lib/mail/server";
import { assertGrantable, parseRole } from "@/lib/members/role";

/**
 * Invitations: a link of 256 random bits, of which only the hash is kept, for one address and one role, seven days long.
 * The link goes by mail where a server is set and is given back to be passed on by hand in any case, once.
 */
export type SentInvite = { id: string; url: string; email: string; mail: MailResult };
export type InviteView = {
  id: string;
  email: string;
  role: Role;
  createdAt: number;
  expiresAt: number;
  expired: boolean;
  by: string;
};

/** Whoever was invited before gets the new link, and the one before stops to work. Throws `invalid_fields`. */
export async function inviteMember(actor: Member, input: { email: string; role: string }): Promise<SentInvite> {
  authorize(actor, "member.manage");
  const email = input.email.trim().toLowerCase();
  const fields: Record<string, string> = isMailbox(email)
    ? {}
    : { email: "Enter one e-mail address, such as ben@example.com." };
  if (Object.keys(fields).length > 0) throw new AppError("invalid_fields", "Look at the marked field.", { fields });
  const role = parseRole(input.role);
  assertGrantable(actor, role);
  await countTry({ key: `invitations ${actor.workspaceId}`, max: 60, windowMs: 60 * 60_000 });
  const home = await installation();
  const { invitations, members, users } = home.store.t;
  const token = newToken();
  const id = newId("iv");
  const now = Date.now();
  const row = {
    id,
    workspaceId: actor.workspaceId,
    email,
    role,
    hash: inviteHash(token),
    createdAt: now,
    createdBy: actor.userId,
    sentAt: null,
    expiresAt: now + lifeMs,
  };
  await home.store.write(async (tx) => {
    const [there] = await tx
      .select({ id: members.id })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.workspaceId, actor.workspaceId), eq(users.email, email)));
    if (there) {
      const known = { email: "This person is a member already." };
      throw new AppError("invalid_fields", "Look at the marked field.", { fields: known });
    }
    await tx
      .delete(invitations)
      .where(and(eq(invitations.workspaceId, actor.workspaceId), eq(invitations.email, email)));
    await tx.insert(invitations).values(row);
    await record(home, tx, eventActor(actor), "member.invited", { kind: "user", id, name: email }, { role });
  });
  return sendOut(actor, { id, email, role, token });
}

/** A new link of seven days; the one before stops to work. */
export async function resendInvite(actor: Member, id: string): Promise<SentInvite> {
  authorize(actor, "member.manage");
  await countTry({ key: `invitations ${actor.workspaceId}`, max: 60, windowMs: 60 * 60_000 });
  const home = await installation();
  const { invitations } = home.store.t;
  const token = newToken();
  const row = await home.store.write(async (tx) => {
    const own = and(eq(invitations.workspaceId, actor.workspaceId), eq(invitations.id, id));
    const [found] = await tx.select().from(invitations).where(own);
    if (!found) throw notFound();
    assertGrantable(actor, found.role as Role);
    await tx
      .update(invitations)
      .set({ hash: inviteHash(token), expiresAt: Date.now() + lifeMs })
      .where(own);
    const target = { kind: "user", id, name: found.email } as const;
    await record(home, tx, eventActor(actor), "member.invitation_resent", target);
    return found;
  });
  return sendOut(actor, { id, email: row.email, role: row.role as Role, token });
}

export async function revokeInvite(actor: Member, id: string): Promise<void> {
  authorize(actor, "member.manage");
  const home = await installation();
  const { invitations } = home.store.t;
  await home.store.write(async (tx) => {
    const own = and(eq(invitations.workspaceId, actor.workspaceId), eq(invitations.id, id));
    const [gone] = await tx.delete(invitations).where(own).returning();
    if (!gone) throw notFound();
    const target = { kind: "user", id, name: gone.email } as const;
    await record(home, tx, eventActor(actor), "member.invitation_revoked", target);
  });
}

/** Open ones and those that ran out, which can be sent again. */
export async function listInvites(actor: Member): Promise<InviteView[]> {
  authorize(actor, "member.manage");
  const { store } = await installation();
  const { invitations: i, users } = store.t;
  const rows = await store.db
    .select({ id: i.id, email: i.email, role: i.role, createdAt: i.createdAt, expiresAt: i.expiresAt, by: users.name })
    .from(i)
    .leftJoin(users, eq(users.id, i.createdBy))
    .where(eq(i.workspaceId, actor.workspaceId))
    .orderBy(asc(i.email));
  const now = Date.now();
  return rows.map((row) => ({
    ...row,
    role: row.role as Role,
    by: row.by ?? "somebody who left",
    expired: row.expiresAt <= now,
  }));
}

export function inviteHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

const lifeMs = 7 * 86_400_000;

function newToken(): string {
  return randomBytes(32).toString("base64url");
}

async function sendOut(
  actor: Member,
  { id, email, role, token }: { id: string; email: string; role: Role; token: string },
): Promise<SentInvite> {
  const home = await installation();
  const url = `${(await publicUrl()).url}/invite/${token}`;
  const letter = writeLetter({
    subject: `${actor.name} invites you to ${actor.workspaceName} on Keyrack`,
    title: `Join ${actor.workspaceName}`,
    paragraphs: [
      `${actor.name} (${actor.email}) invites you to look after the credentials of ${actor.workspaceName} together. Your role will be: ${role}.`,
      "The link works for 7 days and for one person.",
    ],
    button: { label: "Accept the invitation", href: url },
    last: "If you do not know who this is, do nothing: without you nothing happens.",
  });
  const mail = await send(home, { to: email, ...letter });
  if (mail.sent) {
    const { invitations } = home.store.t;
    await home.store.write(
      async (tx) => void (await tx.update(invitations).set({ sentAt: Date.now() }).where(eq(invitations.id, id))),
    );
  }
  return { id, url, email, mail };
}
