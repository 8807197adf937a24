import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect as openDoor } from "@/lib/db/postgres/connect";
import { AppError } from "@/lib/errors";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { type TestDatabase, testDatabase } from "@/tests/support/postgres-database";

/** Every connection breaks in the middle of what it does, as when a server dies: nothing else of the process is touched. */
let t: TestInstallation;
let database: TestDatabase;
let relay: Server;
const open = new Set<Socket>();
beforeAll(async () => {
  const made = await testDatabase();
  if (made === undefined) throw new Error("this needs a PostgreSQL");
  database = made;
  const url = new URL(database.url);
  const [host, port] = [url.hostname, Number(url.port)];
  relay = createServer((near) => {
    const far = connect(port, host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy()).on("close", () => open.delete(one));
      one.pipe(other);
    }
  });
  await new Promise<void>((done) => relay.listen(0, "127.0.0.1", done));
  url.port = String((relay.address() as AddressInfo).port);
  t = await testInstallation({ KEYRACK_DATABASE_URL: url.href });
});
afterAll(async () => {
  await t.stop();
  relay.close();
  await database.drop();
});

const cutAll = async () => {
  for (const socket of open) socket.resetAndDestroy();
};
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

test("reads go on another connection, and a write says that it did not happen", async () => {
  const { store } = t.home;
  const { workspaces, users } = store.t;
  const slowly = store.db.select({ at: sql`pg_sleep(1)` }).from(workspaces);
  const reading = slowly.then((rows) => rows.length);
  const user = { id: "us_x", email: "x@example.com", name: "X", passwordHash: null, createdAt: 1 };
  const writing = store
    .write(async (tx) => {
      await tx.insert(users).values(user);
      await pause(1_000);
      await tx.select().from(users);
    })
    .catch((error: unknown) => error);
  await pause(300);
  await cutAll();
  expect(await reading).toBe(1);
  expect(await writing).toMatchObject({ code: "not_ready", retryAfter: 2 });
  await store.write(async (tx) => void (await tx.insert(users).values(user)));
  expect((await store.db.select().from(users)).map(({ id }) => id)).toContain("us_x");
  await cutAll();
  expect(await store.db.select().from(workspaces)).toHaveLength(1);
});

test("what a write itself throws keeps its words, though its cause is a connection that was refused", async () => {
  const cause = Object.assign(new Error("no"), { code: "ECONNREFUSED" });
  const thrown = new AppError("application_unreachable", "The application is away.", { cause });
  const failing = t.home.store.write(async () => {
    throw thrown;
  });
  await expect(failing).rejects.toBe(thrown);
});

test("a server that is gone without a sign is given up in time, and another connection is made", async () => {
  const door = openDoor(t.home.env.databaseUrl ?? "", 1_000);
  const statements = { opening: "SELECT 1", closing: "SELECT 1" };
  const counted = () => door.transaction(statements, (run) => run("SELECT 1"));
  const looked = () => door.read(undefined, "SELECT 1");
  await Promise.all([counted(), looked()]);
  for (const socket of open) socket.pause().unpipe();
  await expect(counted()).resolves.toEqual([[1]]);
  await expect(looked()).rejects.toMatchObject({ code: "not_ready" });
  await expect(looked()).resolves.toEqual([[1]]);

  // In the middle of a transaction nothing is tried again.
  const silent = door.transaction(statements, async (run) => {
    for (const socket of open) socket.pause().unpipe();
    return run("SELECT 1");
  });
  await expect(silent).rejects.toMatchObject({ code: "not_ready" });
  await expect(counted()).resolves.toEqual([[1]]);
  await door.close();
  await cutAll();
});
