import { eq } from "drizzle-orm";
import { authorize, type Member } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { installation } from "@/lib/installation";
import { forgetTries } from "@/lib/limits";
import { hashPassword, passwordProblem } from "@/lib/passwords";

/**
 * For whoever lost the way in, by whoever has the machine: a new password, and where asked for the authenticator app and
 * its recovery codes away. Every session of the person ends with the same commit. Passkeys stay. Throws `not_found` and
 * `invalid_fields`.
 */
export async function resetSignIn(
  actor: Member,
  { email, password, secondFactor }: { email: string; password: string; secondFactor: boolean },
): Promise<{ name: string; asksForCode: boolean }> {
  authorize(actor, "signIn.manage");
  const home = await installation();
  const { users: u, sessions: s, authenticators: a, recoveryCodes: r } = home.store.t;
  const address = email.trim().toLowerCase();
  const [user] = await home.store.db.select().from(u).where(eq(u.email, address));
  if (!user) throw new AppError("not_found", `Nobody has the address ${address}.`);
  const problem = passwordProblem(password);
  if (problem) throw new AppError("invalid_fields", "This password will not do.", { fields: { password: problem } });
  const passwordHash = await hashPassword(password);
  const asksForCode = await home.store.write(async (tx) => {
    await tx.update(u).set({ passwordHash }).where(eq(u.id, user.id));
    await tx.delete(s).where(eq(s.userId, user.id));
    const [app] = await tx.select({ on: a.confirmedAt }).from(a).where(eq(a.userId, user.id));
    if (secondFactor) {
      await tx.delete(a).where(eq(a.userId, user.id));
      await tx.delete(r).where(eq(r.userId, user.id));
    }
    const detail = secondFactor && app ? { factor: "authenticator app" } : {};
    const target = { kind: "user", id: user.id, name: user.name } as const;
    await record(home, tx, eventActor(actor), "password.reset", target, detail);
    return !secondFactor && typeof app?.on === "number";
  });
  for (const tried of [`sign-in account ${address}`, `password ${user.id}`, `second factor ${user.id}`])
    await forgetTries(tried);
  return { name: user.name, asksForCode };
}
