import { isIPv4 } from "node:net";
import { eq } from "drizzle-orm";
import { flushAll } from "./batches";
import { loadShelf } from "./custom-connectors/shelf";
import type { DB, Store } from "./db/store";
import { openStore } from "./db/store";
import { answerDemo, demoOrigin } from "./demo";
import { createEgress, type Egress } from "./egress/egress";
import { type Env, readEnv } from "./env";
import { AppError } from "./errors";
import { log, setLogLevel } from "./log";
import { loadLogos } from "./logos/shelf";
import { keySourceOf } from "./master-key-source";
import { heldBack, type Quarantine } from "./quarantine";
import { forAll } from "./request-context";
import { standingOn } from "./rotation/places";
import { readSetting } from "./settings";
import type { KeyringRow } from "./vault/keyring";
import { openVault, type Vault } from "./vault/vault";

/**
 * What one running Keyrack consists of: its store, vault and outbound door. The entry and the pages are two bundles in
 * one process, so the one installation lives on `globalThis`. Opened on first use, never at import.
 */
export type Installation = {
  env: Env;
  store: Store;
  vault: Vault;
  egress: Egress;
  /** `now` is set while this is a restored copy that may send nothing. */
  quarantine: { now: Quarantine | undefined };
  close(): Promise<void>;
};

const key = Symbol.for("keyrack.installation");
const readyKey = Symbol.for("keyrack.installation.ready");
const shared = globalThis as { [key]?: Promise<Installation> | undefined; [readyKey]?: Installation | undefined };

/** The installation if it is open already: what is asked thousands of times a second need not wait for a promise. */
export function openInstallationNow(): Installation | undefined {
  return shared[readyKey];
}

export function installation(): Promise<Installation> {
  shared[key] ??= forAll(() => openInstallation(environment(), openStore)).catch((error: unknown) => {
    shared[key] = undefined;
    throw error;
  });
  return shared[key];
}

/**
 * Opens an installation and makes it the one of this process. Its rows are where `env` says, unless another `open` is given.
 * Throws what `exitCodeOf` understands.
 */
export async function startInstallation(env: Env, open: typeof openStore = openStore): Promise<Installation> {
  if (shared[key]) throw new AppError("conflict", "An installation is already open in this process.");
  shared[key] = openInstallation(env, open);
  return shared[key];
}

/** Closes it; a later `installation()` opens it anew. */
export async function stopInstallation(): Promise<void> {
  const running = shared[key];
  if (running) await flushAll();
  shared[key] = undefined;
  shared[readyKey] = undefined;
  if (running) await (await running).close();
}

async function openInstallation(env: Env, open: typeof openStore): Promise<Installation> {
  setLogLevel(env.logLevel);
  const store = await open(env);
  try {
    const vault = await openVault({ ...keySourceOf(env), store: keyringStore(store) });
    const quarantine = { now: await readSetting(store, "quarantine") };
    const outward = createEgress({
      rules: async () => [...env.allowNetworks, ...(await storedRules(store))],
      own: () => [{ port: env.port }],
      ...(env.egressProxy ? { proxy: env.egressProxy } : {}),
      inProcess: new Map([[demoOrigin, (request) => answerDemo(store, vault, request)]]),
    });
    const egress = heldBack(outward, () => quarantine.now !== undefined);
    const close = async () => {
      egress.close();
      await store.close();
    };
    await loadKept(store);
    store.onForeignCommit(() => void takeOver(store, quarantine));
    const opened = { env, store, vault, egress, quarantine, close };
    shared[readyKey] = opened;
    return opened;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What every process keeps at hand without asking the store. */
async function loadKept(store: Store): Promise<void> {
  await loadShelf(store);
  await loadLogos(store);
}

/** After another process has committed something. What cannot be read now is read after its next commit. */
async function takeOver(store: Store, quarantine: Installation["quarantine"]): Promise<void> {
  try {
    await loadKept(store);
    quarantine.now = await readSetting(store, "quarantine");
  } catch (error) {
    log("warn", "what another process changed could not be read", { error });
  }
}

function environment(): Env {
  const result = readEnv();
  if (result.ok) return result.env;
  for (const { name, message } of result.problems) log("error", `${name} ${message}`);
  throw new AppError("not_ready", result.problems.map(({ name, message }) => `${name} ${message}`).join(" "));
}

function keyringStore(store: Store) {
  const { keyring } = store.t;
  return {
    rows: async () => (await store.db.select().from(keyring)) as KeyringRow[],
    insert: (rows: KeyringRow[], known: number) =>
      store.write(async (tx: DB) => {
        const before = await tx.select({ id: keyring.id }).from(keyring);
        // Two processes that begin together must not make two keyrings.
        if (before.length !== known)
          throw new AppError("conflict", "Another Keyrack changes the keys of this database. Start this one again.");
        await tx.insert(keyring).values(rows);
      }),
    standing: (kekId: string) => standingOn(store, kekId),
    remove: (kekId: string) =>
      store.write(async (tx: DB) => void (await tx.delete(keyring).where(eq(keyring.kekId, kekId)))),
  };
}

async function storedRules(store: Store): Promise<{ network: string; port?: number }[]> {
  const { networkRules } = store.t;
  const rows = await store.db.select({ network: networkRules.network, port: networkRules.port }).from(networkRules);
  return rows.map(({ network, port }) => ({ network, ...(port === null ? {} : { port }) }));
}

/** The public address: configured, or confirmed in set-up, or a guess from the port. */
export async function publicUrl(): Promise<{ url: string; source: "configured" | "confirmed" | "guessed" }> {
  const { env, store } = await installation();
  if (env.url) return { url: env.url, source: "configured" };

  const confirmed = await readSetting(store, "publicUrl");
  if (confirmed) return { url: confirmed, source: "confirmed" };
  const host = isIPv4(env.hostname) && env.hostname !== "0.0.0.0" ? env.hostname : "localhost";
  return { url: `http://${host}:${env.port}`, source: "guessed" };
}
