import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { sqliteMigrations } from "@/drizzle/migrations/sqlite";
import { dialects, embedded } from "@/scripts/embed-migrations";
import { Database } from "./driver";
import { migrate } from "./migrate";
import { openConnection } from "./open";
import { openSqlite } from "./sqlite";
import { isUniqueViolation } from "./store";

const folders: string[] = [];
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), "keyrack-db-"));
  folders.push(path);
  return path;
};
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

const user = (id: string) => ({ id, email: `${id}@example.com`, name: id, passwordHash: null, createdAt: 1 });

test("a transaction that throws leaves nothing, and the next one works", async () => {
  const store = openSqlite(folder());
  const { users } = store.t;
  const failing = store.write(async (tx) => {
    await tx.insert(users).values(user("a"));
    throw new Error("no");
  });
  const following = store.write(async (tx) => void (await tx.insert(users).values(user("b"))));
  await expect(failing).rejects.toThrow("no");
  await following;
  expect((await store.db.select().from(users)).map((row) => row.id)).toEqual(["b"]);
  store.close();
});

test("a start that fails keeps no lock, and room that cannot be kept stops nothing else", async () => {
  const path = folder();
  mkdirSync(join(path, "keyrack.pid"));
  expect(() => openSqlite(path)).toThrow("EISDIR");
  rmSync(join(path, "keyrack.pid"), { recursive: true });
  const store = openSqlite(path);
  symlinkSync(join(path, "nowhere", "at-all"), join(path, "ballast"));
  store.keepRoom();
  await store.close();
});

test("writes run one at a time, in order, and a nested one joins", async () => {
  const store = openSqlite(folder());
  const { users } = store.t;
  const order: string[] = [];
  await Promise.all(
    ["a", "b", "c"].map((id) =>
      store.write(async (tx) => {
        order.push(`${id}+`);
        await tx.insert(users).values(user(id));
        await store.write(
          async (inner) =>
            void (await inner
              .update(users)
              .set({ name: `${id}!` })
              .where(eq(users.id, id))),
        );
        order.push(`${id}-`);
      }),
    ),
  );
  expect(order).toEqual(["a+", "a-", "b+", "b-", "c+", "c-"]);
  expect((await store.db.select().from(users)).map((row) => row.name)).toEqual(["a!", "b!", "c!"]);
  store.close();
});

test("a double is told apart from other failures", async () => {
  const store = openSqlite(folder());
  await store.write(async (tx) => void (await tx.insert(store.t.users).values(user("a"))));
  const error = await store
    .write(async (tx) => void (await tx.insert(store.t.users).values(user("a"))))
    .catch((e: unknown) => e);
  expect(isUniqueViolation(error)).toBe(true);
  expect(isUniqueViolation(new Error("other"))).toBe(false);
  store.close();
});

test("what was committed is there after the process that wrote it is gone", async () => {
  const path = folder();
  const store = openSqlite(path);
  await store.write(async (tx) => void (await tx.insert(store.t.users).values(user("a"))));
  store.close();
  const again = openSqlite(path);
  expect(await again.db.select().from(again.t.users)).toHaveLength(1);
  again.close();
});

test("a second opener of the same folder is refused in clear words", () => {
  const path = folder();
  const store = openSqlite(path);
  expect(() => openSqlite(path)).toThrow(/Another Keyrack \(process \d+\) is using .*KEYRACK_DATA_DIR/);
  store.close();
  openSqlite(path).close();
});

test("each connection survives a power cut by its settings", () => {
  const connection = openConnection(join(folder(), "a.db"));
  expect(connection.pragma("synchronous", { simple: true })).toBe(2);
  expect(connection.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(connection.pragma("secure_delete", { simple: true })).toBe(1);
  connection.close();
});

test("what is kept from before a migration is whole, also while somebody reads beside it", () => {
  const path = join(folder(), "keyrack.db");
  const connection = openConnection(path);
  const first = { version: 1, name: "first", statements: ["CREATE TABLE notes (text text)"] };
  migrate(connection, path, [first]);
  const reader = new Database(path, { readonly: true });
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM notes").get();
  connection.exec("INSERT INTO notes VALUES ('late')");
  migrate(connection, path, [first, { version: 2, name: "second", statements: ["CREATE TABLE more (text text)"] }]);
  const kept = new Database(`${path}.before-2`, { readonly: true });
  expect(kept.pragma("user_version", { simple: true })).toBe(1);
  expect(kept.prepare("SELECT text FROM notes").pluck().all()).toEqual(["late"]);
  expect(statSync(`${path}.before-2`).mode & 0o777).toBe(0o600);
  for (const each of [kept, reader, connection]) each.close();
});

test("a migration that fails changes nothing", () => {
  const path = join(folder(), "a.db");
  const connection = openConnection(path);
  migrate(connection, path);
  connection.exec("INSERT INTO settings VALUES ('k', '1', 1)");
  const version = sqliteMigrations.length;
  const bad = [
    ...sqliteMigrations,
    { version: version + 1, name: "bad", statements: ["CREATE TABLE x (a)", "DELETE FROM settings"] },
  ];
  expect(() => migrate(connection, path, bad)).toThrow(/would change the rows of settings/);
  expect(connection.pragma("user_version", { simple: true })).toBe(version);
  expect(connection.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'x'").pluck().get()).toBe(0);
  connection.close();
  expect(
    new Database(`${path}.before-${version + 1}`, { readonly: true })
      .prepare("SELECT count(*) FROM settings")
      .pluck()
      .get(),
  ).toBe(1);
});

test("rebuilding a table keeps the rows that belong to its rows", () => {
  const path = join(folder(), "a.db");
  const connection = openConnection(path);
  migrate(connection, path);
  connection.exec(
    "INSERT INTO workspaces VALUES ('ws', 'W', 1); INSERT INTO users VALUES ('us', 'e', 'n', NULL, 1); INSERT INTO members VALUES ('mb', 'ws', 'us', 'owner', 1)",
  );
  const version = sqliteMigrations.length + 1;
  const rebuild = [
    "CREATE TABLE w2 (id text PRIMARY KEY, name text, created_at integer)",
    "INSERT INTO w2 SELECT * FROM workspaces",
    "DROP TABLE workspaces",
    "ALTER TABLE w2 RENAME TO workspaces",
  ];
  migrate(connection, path, [...sqliteMigrations, { version, name: "rebuild", statements: rebuild }]);
  expect(connection.prepare("SELECT count(*) FROM members").pluck().get()).toBe(1);
  expect(connection.pragma("foreign_keys", { simple: true })).toBe(1);
  connection.close();
});

test("a schema newer than the code is refused", () => {
  const path = join(folder(), "a.db");
  const connection = openConnection(path);
  connection.pragma("user_version = 999");
  expect(() => migrate(connection, path)).toThrow(/newer Keyrack/);
  connection.close();
});

test("the audit trail can be neither changed nor shortened", async () => {
  const path = folder();
  const store = openSqlite(path);
  const line = {
    workspaceId: null,
    at: 1,
    actorKind: "system",
    actorId: "s",
    actorName: "s",
    action: "x",
    targetKind: null,
    targetId: null,
    targetName: null,
    detail: {},
    hash: "h",
  };
  await store.write(async (tx) => void (await tx.insert(store.t.events).values(line)));
  await expect(
    store.write(async (tx) => void (await tx.update(store.t.events).set({ action: "y" }))),
  ).rejects.toThrow();
  await expect(store.write(async (tx) => void (await tx.delete(store.t.events)))).rejects.toThrow();
  store.close();
});

test.each(dialects)("the embedded migrations for %s are the SQL files", (dialect) => {
  expect(readFileSync(`drizzle/migrations/${dialect}.ts`, "utf8")).toBe(embedded(dialect));
});
