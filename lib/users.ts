import { eq } from "drizzle-orm";
import type { Member } from "./actor";
import { AppError } from "./errors";
import { eventActor, record } from "./events";
import { installation } from "./installation";
import { countTry, forgetTries, type Limit } from "./limits";
import { checkPassword, hashPassword, passwordProblem } from "./passwords";
import { endSessionsOf } from "./session/rows";
import { readSetting } from "./settings";

/** People and their passwords. A wrong name and a wrong password are one answer, after the same work. */
const window = 15 * 60_000;
/** Lines about failed sign-ins: at most thirty an hour, so that nobody can bury the trail. */
export const refusalsTold: Limit = { key: "sign-in refusals told", max: 30, windowMs: 60 * 60_000 };

/**
 * The user's id, or undefined. Throws `rate_limited` after five tries for an account or thirty from an address, and
 * `forbidden` for a right password where only the identity provider counts. No session is begun here.
 */
export async function checkSignIn(email: string, password: string, address: string): Promise<string | undefined> {
  const account = email.trim().toLowerCase().slice(0, 320);
  await countTry({ key: `sign-in address ${address}`, max: 30, windowMs: window });
  await countTry({ key: `sign-in account ${account}`, max: 5, windowMs: window });
  const home = await installation();
  const { users } = home.store.t;
  const [user] = await home.store.db.select().from(users).where(eq(users.email, account));
  const right = await checkPassword(user?.passwordHash ?? undefined, password.slice(0, 1000));
  if (!right || !user) {
    await tellRefusal(account, address);
    return undefined;
  }
  await forgetTries(`sign-in account ${account}`);
  const only = await readSetting(home.store, "ssoOnly");
  if (only && home.env.sso && only.owner !== user.id) {
    throw new AppError("forbidden", `Passwords are switched off here. Continue with ${home.env.sso.label} instead.`);
  }
  return user.id;
}

/**
 * A line that says what was typed, not whether the account exists, and only where it has the form of an e-mail address:
 * people type passwords into the wrong box.
 */
async function tellRefusal(account: string, address: string): Promise<void> {
  const home = await installation();
  const [workspace] = await home.store.db
    .select({ id: home.store.t.workspaces.id })
    .from(home.store.t.workspaces)
    .limit(1);
  try {
    await countTry(refusalsTold);
  } catch (error) {
    if (error instanceof AppError && error.code === "rate_limited") return;
    throw error;
  }
  const who = { kind: "visitor", id: address, name: "Somebody", workspaceId: workspace?.id ?? null };
  const email = /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(account) ? account : undefined;
  await home.store.write((tx) => record(home, tx, who, "session.refused", undefined, { email, address }));
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

/** For acts that a borrowed session must not do. Who has no password, because they sign in elsewhere, needs none. */
export async function assertPassword(actor: Member, given: string): Promise<void> {
  await countTry({ key: `password ${actor.userId}`, max: 5, windowMs: window });
  const home = await installation();
  const { users } = home.store.t;
  const [user] = await home.store.db.select().from(users).where(eq(users.id, actor.userId));
  const right = user?.passwordHash === null || (await checkPassword(user?.passwordHash, given.slice(0, 1000)));
  if (!right) {
    const fields = { password: "This is not your password." };
    throw new AppError("invalid_fields", "Look at the marked field.", { fields });
  }
  await forgetTries(`password ${actor.userId}`);
}
