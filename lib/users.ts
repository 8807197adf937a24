import { eq } from "drizzle-orm";
import type { Member } from "./actor";
import { AppError } from "./errors";
import { eventActor, record } from "./events";
import { installation } from "./installation";
import { countTry, forgetTries } from "./limits";
import { checkPassword, hashPassword, passwordProblem } from "./passwords";
import { endSessionsOf } from "./session/rows";

/** People and their passwords. A wrong name and a wrong password are one answer, after the same work. */
const window = 15 * 60_000;

/** The user's id, or undefined. Throws `rate_limited` after five tries for an account or thirty from an address. */
export async function checkSignIn(email: string, password: string, address: string): Promise<string | undefined> {
  const account = email.trim().toLowerCase().slice(0, 320);
  await countTry({ key: `sign-in address ${address}`, max: 30, windowMs: window });
  await countTry({ key: `sign-in account ${account}`, max: 5, windowMs: window });
  const home = await installation();
  const { users } = home.store.t;
  const [user] = await home.store.db.select().from(users).where(eq(users.email, account));
  const right = await checkPassword(user?.passwordHash ?? undefined, password.slice(0, 1000));
  if (!right || !user) {
    const who = { kind: "visitor", id: address, name: "somebody", workspaceId: null };
    await home.store.write((tx) => record(home, tx, who, "session.refused", undefined, { known: user !== undefined }));
    return undefined;
  }
  await forgetTries(`sign-in account ${account}`);
  const target = { kind: "user", id: user.id, name: user.name } as const;
  const who = { kind: "member", id: user.id, name: user.name, workspaceId: await firstWorkspace(user.id) };
  await home.store.write((tx) => record(home, tx, who, "session.started", target, { address }));
  return user.id;
}

/** Ends all other sessions of the person. Throws `invalid_fields`. */
export async function changePassword(actor: Member, current: string, next: string): Promise<void> {
  await countTry({ key: `password ${actor.userId}`, max: 5, windowMs: window });
  const home = await installation();
  const { users } = home.store.t;
  const [user] = await home.store.db.select().from(users).where(eq(users.id, actor.userId));
  if (!(await checkPassword(user?.passwordHash ?? undefined, current))) {
    throw new AppError("invalid_fields", "Look at the marked field.", {
      fields: { current: "This is not your current password." },
    });
  }
  const problem = passwordProblem(next) ?? (next === current ? "Choose another one than before." : undefined);
  if (problem) throw new AppError("invalid_fields", "Look at the marked field.", { fields: { next: problem } });
  const passwordHash = await hashPassword(next);
  await home.store.write(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, actor.userId));
    await record(home, tx, eventActor(actor), "password.changed", { kind: "user", id: actor.userId, name: actor.name });
  });
  await endSessionsOf(actor.userId, actor.sessionId);
  await forgetTries(`password ${actor.userId}`);
}

async function firstWorkspace(userId: string): Promise<string | null> {
  const { store } = await installation();
  const { members } = store.t;
  const [row] = await store.db
    .select({ id: members.workspaceId })
    .from(members)
    .where(eq(members.userId, userId))
    .limit(1);
  return row?.id ?? null;
}
