import { and, eq } from "drizzle-orm";
import { authorize, type Member } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { installation } from "@/lib/installation";
import { readSetting, removeSetting, writeSetting } from "@/lib/settings";

/**
 * The switch that leaves the identity provider as the only way in. The owner who turns it on keeps their password for
 * the day the provider is down, and must have come in by the provider once: so nobody can lock everybody out.
 */
export type SsoState = {
  provider: { issuer: string; label: string; domains: readonly string[] } | undefined;
  only: { owner: string; self: boolean; at: number } | undefined;
  /** Whether the actor came in by the provider before. */
  linked: boolean;
};

export async function ssoState(actor: Member): Promise<SsoState> {
  authorize(actor, "signIn.manage");
  const { env, store } = await installation();
  const { identities: i, users } = store.t;
  const [only, mine] = await Promise.all([
    readSetting(store, "ssoOnly"),
    store.db
      .select({ subject: i.subject })
      .from(i)
      .where(and(eq(i.userId, actor.userId), eq(i.issuer, env.sso?.issuer ?? ""))),
  ]);
  const [keeper] = only ? await store.db.select({ name: users.name }).from(users).where(eq(users.id, only.owner)) : [];
  return {
    provider: env.sso && { issuer: env.sso.issuer, label: env.sso.label, domains: env.sso.domains },
    only: only && { owner: keeper?.name ?? "nobody", self: only.owner === actor.userId, at: only.at },
    linked: mine.length > 0,
  };
}

/** Throws `conflict` where it would lock people out. */
export async function setSsoOnly(actor: Member, on: boolean): Promise<void> {
  const { provider, linked } = await ssoState(actor);
  if (on && (!provider || !linked)) {
    throw new AppError("conflict", "Sign in by the identity provider once yourself, so that it is known to work.");
  }
  const home = await installation();
  const { users } = home.store.t;
  await home.store.write(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, actor.userId));
    if (on && !user?.passwordHash) {
      throw new AppError(
        "conflict",
        "You have no password to get in with when the provider is down. Let another owner do it.",
      );
    }
    if (on) await writeSetting(home.store, tx, "ssoOnly", { owner: actor.userId, at: Date.now() });
    else await removeSetting(home.store, tx, "ssoOnly");
    const target = { kind: "installation", id: actor.workspaceId, name: provider?.label ?? "" } as const;
    await record(home, tx, eventActor(actor), on ? "sign_in.restricted" : "sign_in.opened", target);
  });
}
