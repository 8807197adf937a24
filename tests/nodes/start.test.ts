import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { readEnv } from "@/lib/env";
import { installation, startInstallation, stopInstallation } from "@/lib/installation";
import { scopes } from "@/lib/scopes";
import { readSetting } from "@/lib/settings";
import { createToken } from "@/lib/tokens/create";
import { formatMasterKey, generateMasterKey } from "@/lib/vault/master-key";
import { memberWith } from "@/tests/support/installation";
import { administer, dropDatabase } from "@/tests/support/postgres-administer";
import { sealedRows } from "@/tests/support/sealed-rows";
import { temporaryFolder } from "@/tests/support/servers/process";
import { type Nodes, prepareNodes } from "./nodes";

const database = `nodes_${process.pid}`;
const server = inject("postgres") ?? "";
const url = server.replace(/\/postgres$/, `/${database}`);
let nodes: Nodes;
beforeAll(async () => {
  nodes = await prepareNodes();
  await administer(server, `CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'`);
});
afterAll(async () => {
  await nodes.stop();
  await stopInstallation();
  await dropDatabase(server, database);
});

test("two nodes that begin at the same moment on an empty database make one keyring, one schema and one owner", async () => {
  const began = await Promise.allSettled([nodes.start(url), nodes.start(url)]);
  const running = began.filter((each) => each.status === "fulfilled");
  const refused = began.filter((each) => each.status === "rejected");
  expect(running.length).toBeGreaterThan(0);
  for (const { reason } of refused) expect(String(reason)).toContain("Start this one again.");
  // As whatever starts containers does.
  if (refused.length > 0) await nodes.start(url);

  const dataDir = temporaryFolder("third");
  const result = readEnv({ ...nodes.settings, KEYRACK_DATA_DIR: dataDir, KEYRACK_DATABASE_URL: url });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  await startInstallation(result.env);
  const { store } = await installation();
  const { keyring, users, workspaces, events } = store.t;
  expect(await store.db.select({ kind: keyring.kind }).from(keyring).orderBy(keyring.kind)).toEqual(
    ["audit", "canary", "checkpoint", "pepper"].map((kind) => ({ kind })),
  );
  expect(await store.db.select().from(users)).toHaveLength(1);
  expect(await store.db.select().from(workspaces)).toHaveLength(1);
  const setUp = eq(events.action, "installation.set_up");
  expect(await store.db.select({ seq: events.seq }).from(events).where(setUp)).toHaveLength(1);
});

test("a node with another master key, or without one, ends and says which key is needed", async () => {
  const other = { KEYRACK_MASTER_KEY: formatMasterKey(generateMasterKey()) };
  await expect(nodes.start(url, { settings: other })).rejects.toMatchObject({
    exitCode: 78,
    message: expect.stringContaining("The master key is not the one that this database was sealed with"),
  });
  await expect(nodes.start(url, { settings: { KEYRACK_MASTER_KEY: "" } })).rejects.toMatchObject({
    exitCode: 78,
    message: expect.stringContaining("Needed key"),
  });
});

test("a new master key is taken up by all nodes, one after the other, once all of them were stopped", async () => {
  const { store } = await installation();
  const owner = await memberWith(await installation(), "ana@example.com");
  const [id = ""] = await sealedRows(await installation(), owner, 1);
  const { text } = await createToken(owner, { name: "Test", scopes: [...scopes] });
  await nodes.kill();
  const next = {
    KEYRACK_MASTER_KEY: formatMasterKey(generateMasterKey()),
    KEYRACK_MASTER_KEY_OLD: nodes.settings.KEYRACK_MASTER_KEY ?? "",
  };
  const first = await nodes.start(url, { settings: next });
  const second = await nodes.start(url, { settings: next });
  const rotation = async () => (await readSetting(store, "keyRotation"))?.finishedAt;
  await expect.poll(rotation, { timeout: 10_000 }).toBeGreaterThan(0);
  for (const node of [first, second]) {
    expect((await node.get(`/api/v1/credentials/${id}/secret`, text)).text).toContain("token-0");
    expect(await node.does("fill", 1)).toHaveLength(1);
  }
});
