import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { and, asc, eq } from "drizzle-orm";
import type { Member } from "@/lib/actor";
import { AppError, notFound } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { installation, publicUrl } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import { beginCeremony, endCeremony } from "@/lib/session/ceremonies";
import { readSetting } from "@/lib/settings";
import { assertPassword } from "@/lib/users";

/**
 * Passkeys (WebAuthn, Level 2): each is a way in by itself, because the device asks for a finger, a face or a PIN. They
 * are bound to the public address; challenges are random, single use and ten minutes old at most.
 */
export type PasskeyView = { id: string; name: string; createdAt: number; lastUsedAt: number | undefined };

type Registration = Parameters<typeof verifyRegistrationResponse>[0]["response"];
type Assertion = Parameters<typeof verifyAuthenticationResponse>[0]["response"];

export async function listPasskeys(actor: Member): Promise<PasskeyView[]> {
  const { store } = await installation();
  const { passkeys: p } = store.t;
  const rows = await store.db.select().from(p).where(eq(p.userId, actor.userId)).orderBy(asc(p.createdAt));
  return rows.map(({ id, name, createdAt, lastUsedAt }) => ({
    id,
    name,
    createdAt,
    lastUsedAt: lastUsedAt ?? undefined,
  }));
}

/** What the browser needs to make one, and the text that ends it. Asks for the password first. */
export async function beginPasskey(actor: Member, password: string) {
  await assertPassword(actor, password);
  const { id: rpID } = await place();
  const known = await listPasskeys(actor);
  if (known.length >= 20) throw new AppError("conflict", "Twenty passkeys are enough. Remove one first.");
  const options = await generateRegistrationOptions({
    rpName: "Keyrack",
    rpID,
    userID: new Uint8Array(Buffer.from(actor.userId)),
    userName: actor.email,
    userDisplayName: actor.name,
    attestationType: "none",
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const data = { challenge: options.challenge };
  return { options, step: await beginCeremony("newPasskey", { userId: actor.userId, data }) };
}

/** Throws `expired`, `forbidden` for an answer that does not fit. */
export async function addPasskey(actor: Member, step: string, response: unknown, name: string): Promise<void> {
  const begun = await endCeremony("newPasskey", step);
  if (!begun || begun.userId !== actor.userId) throw tooLate();
  const { id: expectedRPID, origin: expectedOrigin } = await place();
  const expectedChallenge = begun.data.challenge ?? "";
  const verified = await verifyRegistrationResponse({
    response: response as Registration,
    expectedChallenge,
    expectedOrigin,
    expectedRPID,
  }).catch(() => undefined);
  if (!verified?.verified) throw unfit();
  const { credential } = verified.registrationInfo;
  const home = await installation();
  const { passkeys } = home.store.t;
  const row = {
    id: credential.id,
    userId: actor.userId,
    name: name.trim().slice(0, 60) || "Passkey",
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: [...(credential.transports ?? [])],
    createdAt: Date.now(),
    lastUsedAt: null,
  };
  await home.store.write(async (tx) => {
    await tx.insert(passkeys).values(row);
    const target = { kind: "user", id: actor.userId, name: actor.name } as const;
    await record(home, tx, eventActor(actor), "factor.added", target, { factor: `passkey ${row.name}` });
  });
}

/** One's own only; another's is `not_found`. */
export async function removePasskey(actor: Member, id: string): Promise<void> {
  const home = await installation();
  const { passkeys: p } = home.store.t;
  await home.store.write(async (tx) => {
    const [gone] = await tx
      .delete(p)
      .where(and(eq(p.id, id), eq(p.userId, actor.userId)))
      .returning();
    if (!gone) throw notFound();
    const target = { kind: "user", id: actor.userId, name: actor.name } as const;
    await record(home, tx, eventActor(actor), "factor.removed", target, { factor: `passkey ${gone.name}` });
  });
}

/** For somebody who has not said who they are: the same for everybody. */
export async function beginPasskeySignIn() {
  const { id: rpID } = await place();
  const options = await generateAuthenticationOptions({ rpID, userVerification: "required" });
  const data = { challenge: options.challenge };
  return { options, step: await beginCeremony("passkey", { userId: undefined, data }) };
}

/** The person whose passkey answered. Throws `expired`, `forbidden`, `rate_limited`. */
export async function finishPasskeySignIn(step: string, given: unknown, address: string): Promise<string> {
  await countTry({ key: `sign-in address ${address}`, max: 30, windowMs: 15 * 60_000 });
  const begun = await endCeremony("passkey", step);
  if (!begun) throw tooLate();
  const response = given as Assertion;
  const home = await installation();
  const { passkeys: p } = home.store.t;
  const id = typeof response?.id === "string" ? response.id : "";
  const [row] = await home.store.db.select().from(p).where(eq(p.id, id));
  if (!row) throw unfit();
  const { id: expectedRPID, origin: expectedOrigin } = await place();
  const expectedChallenge = begun.data.challenge ?? "";
  const credential = { id: row.id, publicKey: new Uint8Array(row.publicKey), counter: row.counter };
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin,
    expectedRPID,
    credential,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) throw unfit();
  const set = { counter: verified.authenticationInfo.newCounter, lastUsedAt: Date.now() };
  await home.store.write(async (tx) => void (await tx.update(p).set(set).where(eq(p.id, row.id))));
  const only = await readSetting(home.store, "ssoOnly");
  if (only && home.env.sso && only.owner !== row.userId) {
    throw new AppError("forbidden", `Passkeys are switched off here. Continue with ${home.env.sso.label} instead.`);
  }
  return row.userId;
}

/** The public address and no other: what a browser or a header says does not count. */
async function place(): Promise<{ id: string; origin: string }> {
  const { url } = await publicUrl();
  return { id: new URL(url).hostname, origin: url };
}

function tooLate(): AppError {
  return new AppError("expired", "This took longer than 10 minutes. Try again.");
}

function unfit(): AppError {
  return new AppError("forbidden", "This passkey does not fit here. Use another one, or your password.");
}
