import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { count, eq } from "drizzle-orm";
import { authorize, type Member } from "./actor";
import { AppError, type FieldErrors } from "./errors";
import { eventActor, record } from "./events";
import { newId } from "./id";
import { type Installation, installation } from "./installation";
import { countTry } from "./limits";
import { hashPassword, passwordProblem } from "./passwords";
import { scopes } from "./scopes";
import { readSetting, removeSetting, writeSetting } from "./settings";
import { insertToken, rowFor } from "./tokens/create";
import { parseToken } from "./tokens/input";
import type { SourceName } from "./vault/key-source";

/**
 * The first run. Whoever can read the log owns the installation: a one-time code printed there claims it, so nobody can
 * take one that merely stands open. Once there is a user, nothing here works any more.
 */
export async function isSetUp(): Promise<boolean> {
  const { store } = await installation();
  const [row] = await store.db.select({ n: count() }).from(store.t.users);
  return (row?.n ?? 0) > 0;
}

/** A new code for an installation without an owner; the one before stops to work. */
export async function newSetupCode(): Promise<string> {
  const { store } = await installation();
  const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  const code = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)])
    .join("")
    .replace(/(.{4})(?!$)/g, "$1-");
  await store.write((tx) => writeSetting(store, tx, "setupCode", digest(code)));
  return code;
}

export type OwnerInput = { name: string; email: string; password: string; workspace?: string };

/** Makes the first owner and workspace. Throws `invalid_fields`, `conflict` when somebody was first. Gives the user's id. */
export async function claimInstallation(code: string, input: OwnerInput, address: string): Promise<string> {
  await countTry({ key: `set-up ${address}`, max: 10, windowMs: 15 * 60_000 });
  const { store } = await installation();
  const expected = Buffer.from((await readSetting(store, "setupCode")) ?? digest("nothing"));
  const right = timingSafeEqual(Buffer.from(digest(code)), expected);
  const errors: Record<string, string> = right
    ? {}
    : { code: "This is not the code. Look for “Set-up code” at the end of Keyrack's log; a restart prints a new one." };
  return createOwner(input, errors);
}

/** For unattended installs: once, when there is nobody yet. */
export async function setUpFromEnvironment(): Promise<boolean> {
  const { env } = await installation();
  if (!env.setup || (await isSetUp())) return false;
  const { email, password, workspace, token } = env.setup;
  const owner = { name: email.split("@")[0] ?? "Owner", email, password, workspace };
  try {
    await createOwner(owner, {}, token);
    return true;
  } catch (error) {
    // Another node of the same database was faster.
    if (error instanceof AppError && error.code === "conflict" && (await isSetUp())) return false;
    throw error;
  }
}

/** With the owner, in the same transaction, an API token with every scope if its text was configured. */
async function createOwner(input: OwnerInput, errors: FieldErrors, token?: string): Promise<string> {
  const { name, email, workspace } = checked(input, errors);
  const passwordHash = await hashPassword(input.password);
  const home = await installation();
  const { store } = home;
  return store.write(async (tx) => {
    const [row] = await tx.select({ n: count() }).from(store.t.users);
    if ((row?.n ?? 0) > 0) throw new AppError("conflict", "This Keyrack has an owner already. Sign in instead.");
    const now = Date.now();
    const userId = newId("us");
    const workspaceId = newId("ws");
    await tx.insert(store.t.users).values({ id: userId, name, email, passwordHash, createdAt: now });
    await tx.insert(store.t.workspaces).values({ id: workspaceId, name: workspace, createdAt: now });
    await tx.insert(store.t.members).values({ id: newId("mb"), workspaceId, userId, role: "owner", createdAt: now });
    await removeSetting(store, tx, "setupCode");
    const target = { kind: "installation", id: workspaceId, name: workspace } as const;
    const who = { kind: "member", id: userId, name, workspaceId };
    await record(home, tx, who, "installation.set_up", target);
    if (token !== undefined) {
      const choice = parseToken({ name: "Set-up", scopes: [...scopes], days: null });
      await insertToken(home, tx, rowFor(workspaceId, userId, choice, token), who);
    }
    return userId;
  });
}

function checked(input: OwnerInput, errors: FieldErrors): { name: string; email: string; workspace: string } {
  const name = input.name.trim().replace(/\s+/g, " ");
  const email = input.email.trim().toLowerCase();
  const workspace = (input.workspace ?? "").trim() || "Workspace";
  const problem = passwordProblem(input.password);
  const fields: FieldErrors = {
    ...errors,
    ...(name === "" || name.length > 100 ? { name: "Enter your name, at most 100 characters." } : {}),
    ...(/^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 320
      ? {}
      : { email: "Enter an e-mail address, such as ana@example.com." }),
    ...(problem ? { password: problem } : {}),
    ...(workspace.length > 100 ? { workspace: "Use at most 100 characters." } : {}),
  };
  if (Object.keys(fields).length > 0) throw new AppError("invalid_fields", "Look at the marked fields.", { fields });
  return { name, email, workspace };
}

/** Owners only. Throws `invalid_fields`. */
export async function renameWorkspace(actor: Member, input: string): Promise<void> {
  authorize(actor, "workspace.rename");
  const name = input.trim().replace(/\s+/g, " ");
  if (name === "" || name.length > 100) {
    throw new AppError("invalid_fields", "Look at the marked field.", {
      fields: { workspace: "Enter a name of at most 100 characters." },
    });
  }
  if (name === actor.workspaceName) return;
  const home = await installation();
  const { workspaces } = home.store.t;
  await home.store.write(async (tx) => {
    await tx.update(workspaces).set({ name }).where(eq(workspaces.id, actor.workspaceId));
    const target = { kind: "installation", id: actor.workspaceId, name } as const;
    await record(home, tx, eventActor(actor), "workspace.renamed", target, { from: actor.workspaceName });
  });
}

/** Keeps the address by which the owner came, when none is configured. */
export async function confirmPublicUrl(actor: Member, url: string): Promise<void> {
  authorize(actor, "key.read");
  const home = await installation();
  const { store, env } = home;
  if (env.url || !URL.canParse(url) || new URL(url).origin !== url) return;
  if ((await readSetting(store, "publicUrl")) === url) return;
  await store.write(async (tx) => {
    await writeSetting(store, tx, "publicUrl", url);
    const target = { kind: "installation", id: actor.workspaceId, name: url } as const;
    await record(home, tx, eventActor(actor), "address.confirmed", target);
  });
}

export type KeyState = { fingerprint: string; source: SourceName; kept: boolean };

export async function keyState(): Promise<KeyState> {
  const { store, vault } = await installation();
  const kept = vault.source !== "generated" || (await readSetting(store, "recoveryKept")) !== undefined;
  return { fingerprint: vault.fingerprint, source: vault.source, kept };
}

/** The master key as text, for an owner to keep. Each look is an event. Undefined when the key is managed elsewhere. */
export async function readRecoveryKit(actor: Member): Promise<{ key: string; fingerprint: string } | undefined> {
  authorize(actor, "key.read");
  const home: Installation = await installation();
  const key = home.vault.recoveryText();
  if (key === undefined) return undefined;
  await home.store.write((tx) =>
    record(home, tx, eventActor(actor), "key.copied", {
      kind: "installation",
      id: actor.workspaceId,
      name: home.vault.fingerprint,
    }),
  );
  return { key, fingerprint: home.vault.fingerprint };
}

/** The last six characters prove that a copy was made. Throws `invalid_fields`. */
export async function confirmRecoveryKit(actor: Member, ending: string): Promise<void> {
  authorize(actor, "key.read");
  const home = await installation();
  const { store, vault } = home;
  const key = vault.recoveryText();
  if (key === undefined) return;
  await countTry({ key: `recovery kit ${actor.userId}`, max: 10, windowMs: 15 * 60_000 });
  if (ending.trim() !== key.slice(-6)) {
    const message = "These are not the last six characters of the key. Look at the copy you kept.";
    throw new AppError("invalid_fields", "Look at the marked field.", { fields: { ending: message } });
  }
  await store.write(async (tx) => {
    await writeSetting(store, tx, "recoveryKept", { at: Date.now(), by: actor.userId });
    const target = { kind: "installation", id: actor.workspaceId, name: vault.fingerprint } as const;
    await record(home, tx, eventActor(actor), "key.kept", target);
  });
}

function digest(code: string): string {
  return createHash("sha256")
    .update(
      code
        .trim()
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, ""),
    )
    .digest("hex");
}
