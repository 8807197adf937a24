import { and, eq, gt } from "drizzle-orm";
import type { Member, Role } from "@/lib/actor";
import type { DB, Store } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { record } from "@/lib/events";
import { newId } from "@/lib/id";
import { type Installation, installation } from "@/lib/installation";
import { countTry, forgetTries } from "@/lib/limits";
import { checkPassword, hashPassword, passwordProblem } from "@/lib/passwords";
import { readSetting } from "@/lib/settings";
import { inviteHash } from "./create";

/**
 * The other end of an invitation. Looking at it changes nothing; accepting it uses it up in the transaction that makes
 * the member, so two who press the button at once are one member. Who has an account proves it with its password.
 */
export type OpenInvite = { workspace: string; by: string; email: string; role: Role; known: boolean; ssoOnly: boolean };

/** Undefined when it is used, revoked, over or was never there. */
export async function openInvite(token: string): Promise<OpenInvite | undefined> {
  const { store } = await installation();
  const row = await invitationBy(store, store.db, token);
  if (!row) return undefined;
  const { users, workspaces } = store.t;
  const [[workspace], [by], [user], ssoOnly] = await Promise.all([
    store.db.select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.id, row.workspaceId)),
    store.db.select({ name: users.name }).from(users).where(eq(users.id, row.createdBy)),
    store.db.select({ id: users.id }).from(users).where(eq(users.email, row.email)),
    readSetting(store, "ssoOnly"),
  ]);
  if (!workspace) return undefined;
  return {
    workspace: workspace.name,
    by: by?.name ?? "Somebody",
    email: row.email,
    role: row.role as Role,
    known: user !== undefined,
    ssoOnly: ssoOnly !== undefined,
  };
}

/**
 * Makes the member. `name` only counts for a new account. Throws `expired`, `invalid_fields`, `rate_limited`. Gives the
 * e-mail to sign in with and the workspace to be in.
 */
export async function acceptInvite(
  token: string,
  { name, password }: { name: string; password: string },
  address: string,
): Promise<{ email: string; workspaceId: string }> {
  await countTry({ key: `invitation address ${address}`, max: 30, windowMs });
  const home = await installation();
  const { store } = home;
  const row = await invitationBy(store, store.db, token);
  if (!row) throw gone();
  if (await readSetting(store, "ssoOnly")) {
    throw new AppError("forbidden", "Passwords are switched off here. Use single sign-on instead.");
  }
  const { users } = store.t;
  const [user] = await store.db.select().from(users).where(eq(users.email, row.email));
  const made = user ? undefined : await newAccount(row.email, name, password);
  if (user) await proveAccount(row.email, user.passwordHash, password);
  await store.write(async (tx) => {
    if (made) await tx.insert(users).values(made);
    await join(home, tx, token, user ?? made ?? never());
  });
  return { email: row.email, workspaceId: row.workspaceId };
}

/** For somebody who is signed in with the invited address already. Gives the workspace. */
export async function acceptSignedIn(actor: Member, token: string): Promise<string> {
  const home = await installation();
  const row = await invitationBy(home.store, home.store.db, token);
  if (!row) throw gone();
  if (row.email !== actor.email) {
    throw new AppError("forbidden", `This invitation is for ${row.email}. Sign out first, then open it again.`);
  }
  await home.store.write((tx) => join(home, tx, token, { id: actor.userId, name: actor.name }));
  return row.workspaceId;
}

/** For somebody whom the identity provider vouches for: every open invitation to a verified address. Gives how many. */
export async function acceptAllFor(
  home: Installation,
  tx: DB,
  user: { id: string; name: string; email: string },
): Promise<number> {
  const { invitations: i } = home.store.t;
  const open = await tx
    .delete(i)
    .where(and(eq(i.email, user.email), gt(i.expiresAt, Date.now())))
    .returning();
  for (const row of open) await addMember(home, tx, row, user);
  return open.length;
}

const windowMs = 15 * 60_000;

async function invitationBy(store: Store, db: DB, token: string) {
  const { invitations: i } = store.t;
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const [row] = await db
    .select()
    .from(i)
    .where(and(eq(i.hash, inviteHash(token)), gt(i.expiresAt, Date.now())));
  return row;
}

async function join(home: Installation, tx: DB, token: string, user: { id: string; name: string }): Promise<void> {
  const { invitations: i } = home.store.t;
  const [row] = await tx
    .delete(i)
    .where(and(eq(i.hash, inviteHash(token)), gt(i.expiresAt, Date.now())))
    .returning();
  if (!row) throw gone();
  await addMember(home, tx, row, user);
}

async function addMember(
  home: Installation,
  tx: DB,
  row: { workspaceId: string; role: string; createdBy: string },
  user: { id: string; name: string },
): Promise<void> {
  const { members } = home.store.t;
  const made = {
    id: newId("mb"),
    workspaceId: row.workspaceId,
    userId: user.id,
    role: row.role,
    createdAt: Date.now(),
  };
  const added = await tx.insert(members).values(made).onConflictDoNothing().returning({ id: members.id });
  if (added.length === 0) return;
  const who = { kind: "member", id: user.id, name: user.name, workspaceId: row.workspaceId };
  const target = { kind: "user", id: user.id, name: user.name } as const;
  await record(home, tx, who, "member.joined", target, { role: row.role });
}

async function newAccount(email: string, input: string, password: string) {
  const name = input.trim().replace(/\s+/g, " ");
  const problem = passwordProblem(password);
  const fields = {
    ...(name === "" || name.length > 100 ? { name: "Enter your name, at most 100 characters." } : {}),
    ...(problem ? { password: problem } : {}),
  };
  if (Object.keys(fields).length > 0) throw new AppError("invalid_fields", "Look at the marked fields.", { fields });
  return { id: newId("us"), name, email, passwordHash: await hashPassword(password), createdAt: Date.now() };
}

/** Counts as a try to sign in. */
async function proveAccount(email: string, stored: string | null, password: string): Promise<void> {
  await countTry({ key: `sign-in account ${email}`, max: 5, windowMs });
  if (await checkPassword(stored ?? undefined, password.slice(0, 1000))) {
    await forgetTries(`sign-in account ${email}`);
    return;
  }
  const fields = { password: "This is not the password of your account." };
  throw new AppError("invalid_fields", "Look at the marked field.", { fields });
}

function gone(): AppError {
  return new AppError("expired", "This invitation was used, withdrawn or has run out. Ask for a new one.");
}

function never(): never {
  throw new Error("an invitation without a person");
}
