import { and, asc, eq, gt } from "drizzle-orm";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { record } from "@/lib/events";
import { newId } from "@/lib/id";
import type { Installation } from "@/lib/installation";
import { acceptAllFor } from "@/lib/invites/accept";
import { isMailbox } from "@/lib/mail/server";

/**
 * Who somebody at the identity provider is here. Known by issuer and subject; the first time by an address that the
 * provider verified, and only who was invited or whose domain is allowed becomes somebody new.
 */
export type Claims = { issuer: string; subject: string; email: string | undefined; name: string | undefined };
type Person = { id: string; name: string; email: string };

/** The user's id. Throws `forbidden` with a sentence that says whom to ask. */
export async function personOf(home: Installation, claims: Claims): Promise<string> {
  return home.store.write(async (tx) => {
    const person = (await linked(home, tx, claims)) ?? (await link(home, tx, claims));
    if (claims.email === person.email) await acceptAllFor(home, tx, person);
    await joinByDomain(home, tx, person, claims);
    return person.id;
  });
}

async function linked({ store }: Installation, tx: DB, { issuer, subject }: Claims): Promise<Person | undefined> {
  const { identities: i, users } = store.t;
  const which = and(eq(i.issuer, issuer), eq(i.subject, subject));
  const [found] = await tx
    .select({ id: users.id, name: users.name, email: users.email })
    .from(i)
    .innerJoin(users, eq(users.id, i.userId))
    .where(which);
  if (found) await tx.update(i).set({ lastUsedAt: Date.now() }).where(which);
  return found;
}

async function link(home: Installation, tx: DB, claims: Claims): Promise<Person> {
  const { identities, users } = home.store.t;
  const { email } = claims;
  if (email === undefined || !isMailbox(email)) {
    throw new AppError("forbidden", "The provider vouches for no e-mail address of yours. Ask its admin to verify it.");
  }
  const [known] = await tx
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.email, email));
  const person = known ?? (await newPerson(home, tx, email, claims));
  const now = Date.now();
  const row = { issuer: claims.issuer, subject: claims.subject, userId: person.id, createdAt: now, lastUsedAt: now };
  await tx.insert(identities).values(row);
  return person;
}

async function newPerson(home: Installation, tx: DB, email: string, { name }: Claims): Promise<Person> {
  const { invitations: i, users } = home.store.t;
  const open = and(eq(i.email, email), gt(i.expiresAt, Date.now()));
  const [invited] = await tx.select({ id: i.id }).from(i).where(open).limit(1);
  if (!invited && !isAllowed(home, email)) {
    throw new AppError("forbidden", `Nobody invited ${email} here. Ask an owner or admin of your workspace.`);
  }
  const person = { id: newId("us"), name: name ?? email.split("@")[0] ?? email, email };
  await tx.insert(users).values({ ...person, passwordHash: null, createdAt: Date.now() });
  return person;
}

/** Into the first workspace, as a viewer: somebody there decides about more. Never for who was removed from one. */
async function joinByDomain(home: Installation, tx: DB, person: Person, { email }: Claims): Promise<void> {
  const { members, workspaces } = home.store.t;
  if (email === undefined || email !== person.email || !isAllowed(home, email)) return;
  const [belongs] = await tx.select({ id: members.id }).from(members).where(eq(members.userId, person.id)).limit(1);
  if (belongs || (await wasRemoved(home, tx, person.id))) return;
  const [first] = await tx.select().from(workspaces).orderBy(asc(workspaces.createdAt)).limit(1);
  if (!first) return;
  const row = { id: newId("mb"), workspaceId: first.id, userId: person.id, role: "viewer", createdAt: Date.now() };
  await tx.insert(members).values(row);
  const who = { kind: "member", id: person.id, name: person.name, workspaceId: first.id };
  const target = { kind: "user", id: person.id, name: person.name } as const;
  await record(home, tx, who, "member.joined", target, { role: "viewer" });
}

async function wasRemoved({ store }: Installation, tx: DB, userId: string): Promise<boolean> {
  const { events: e } = store.t;
  const which = and(eq(e.targetId, userId), eq(e.action, "member.removed"));
  return (await tx.select({ seq: e.seq }).from(e).where(which).limit(1)).length > 0;
}

function isAllowed({ env }: Installation, email: string): boolean {
  return env.sso?.domains.includes(email.split("@").at(-1) ?? "") ?? false;
}
