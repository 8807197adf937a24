import { eq } from "drizzle-orm";
import { findConnector } from "@/lib/catalog";
import { renameCredential } from "@/lib/credentials/change";
import { recordVerification } from "@/lib/credentials/history";
import { accessToken } from "@/lib/grants/access";
import { sharedBy } from "@/lib/grants/shared";
import { countTry } from "@/lib/limits";
import { logoOf } from "@/lib/logos/shelf";
import { scopes } from "@/lib/scopes";
import { memberOf } from "@/lib/session/rows";
import { createToken } from "@/lib/tokens/create";
import { openDoor, openHouse } from "@/tests/support/deeds";
import { sealedRows } from "@/tests/support/sealed-rows";
import { vendorConnector } from "@/tests/support/vendor/definition";

/** One node, and what the tests of several have it do. */
vendorConnector("v");
const { home, owner } = await openHouse();

openDoor(home, {
  /** The name under which it holds leases and leads. */
  name: async () => sharedBy(home).owner,
  fill: async ([count = "1"]) => sealedRows(home, owner, Number(count)),
  token: async () => (await createToken(owner, { name: "Test", scopes: [...scopes], rate: 10_000_000 })).text,
  /** So many checks of a credential that went well. */
  history: async ([count = "1", id = ""]) => {
    const steps = (["fields", "host", "tls", "signIn", "identity"] as const).map((name) => ({
      name,
      state: "passed" as const,
      ms: 12,
    }));
    const run = {
      outcome: { outcome: "verified", identity: "acct_1", label: "Acme" } as const,
      steps,
      at: Date.now(),
      ms: 60,
    };
    const { workspaceId } = owner;
    await home.store.write(async (tx) => {
      for (let at = 0; at < Number(count); at += 1)
        await recordVerification(
          home.store,
          tx,
          { id, workspaceId, connector: "http", connectorVersion: null },
          "Keyrack",
          run,
          undefined,
        );
    });
  },
  /** How many renames eight callers at once get through in so many milliseconds, each of a credential of its own. */
  renames: async ([ids = "", ms = "1000"]) => {
    const until = performance.now() + Number(ms);
    let done = 0;
    const loop = async (id: string) => {
      for (; performance.now() < until; done += 1) await renameCredential(owner, id, `Name ${done}`);
    };
    await Promise.all(ids.split(",").map(loop));
    return done;
  },
  rename: async ([id = "", name = ""]) => renameCredential(owner, id, name),
  /** What so many callers at once on each of the credentials get: the different tokens. */
  access: async ([ids = "", callers = "1"]) =>
    Promise.all(ids.split(",").map((id) => differentTokens(id, Number(callers)))),
  /** Expires the access token and asks for a new one. */
  renew: async ([id = ""]) => {
    const { grants } = home.store.t;
    const past = { expiresAt: 1, retryAt: null };
    await home.store.write(async (tx) => void (await tx.update(grants).set(past).where(eq(grants.credentialId, id))));
    return (await accessToken(owner, id)).token;
  },
  /** Stays in the middle of a transaction, and says when it is there. */
  dwell: async ([id = "", name = ""]) => {
    const { credentials: c } = home.store.t;
    await home.store.write(async (tx) => {
      await tx.update(c).set({ name }).where(eq(c.id, id));
      process.stdout.write("inside\n");
      await new Promise((done) => setTimeout(done, 1_000));
      await tx.update(c).set({ updatedAt: Date.now() }).where(eq(c.id, id));
    });
  },
  member: async ([token = ""]) => (await memberOf(token))?.email,
  try: async ([key = "", max = "1"]) => countTry({ key, max: Number(max), windowMs: 60_000 }),
  connector: async ([id = ""]) => findConnector(id, owner)?.name,
  logo: async ([id = ""]) => logoOf(owner.workspaceId, id),
  reach: async ([url = ""]) =>
    (await home.egress.request({ url, method: "GET", headers: {}, secretOrigins: [new URL(url).origin] })).status,
});

async function differentTokens(id: string, callers: number): Promise<string[]> {
  const given = await Promise.all(Array.from({ length: callers }, () => accessToken(owner, id)));
  return [...new Set(given.map(({ token }) => token))];
}
