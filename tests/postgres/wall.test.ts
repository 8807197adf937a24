import { getTableConfig } from "drizzle-orm/pg-core";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { authorize, type Member } from "@/lib/actor";
import { newId } from "@/lib/id";
import { confinedTo, forAll, withRequest } from "@/lib/request-context";
import { standingOn } from "@/lib/rotation/places";
import { beginRotation, rotationView } from "@/lib/rotation/rotation";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { sealedRows } from "@/tests/support/sealed-rows";

/** A query that forgets its workspace: PostgreSQL itself shows a request the rows of its own, and takes no others. */
let t: TestInstallation;
let other: Member;
beforeAll(async () => {
  t = await testInstallation();
  const { store } = t.home;
  const workspaceId = newId("ws");
  await store.write(
    async (tx) => void (await tx.insert(store.t.workspaces).values({ id: workspaceId, name: "Other", createdAt: 1 })),
  );
  other = { ...t.owner, workspaceId, firstWorkspace: false };
  await sealedRows(t.home, t.owner, 3);
  await sealedRows(t.home, other, 2);
});
afterAll(() => t.stop());

const seen = async () => {
  const { store } = t.home;
  const [credentials, secrets] = [
    await store.db.select().from(store.t.credentials),
    await store.db.select().from(store.t.secrets),
  ];
  return [credentials.length, secrets.length];
};
const asking = <T>(actor: Member, work: () => Promise<T>) =>
  withRequest("rq", () => {
    authorize(actor, "credential.list");
    return work();
  });

test("a request sees what is in its workspace, and Keyrack itself everything", async () => {
  expect(await asking(t.owner, seen)).toEqual([3, 3]);
  expect(await asking(other, seen)).toEqual([2, 2]);
  expect(await seen()).toEqual([5, 5]);
  expect(await asking(other, () => forAll(seen))).toEqual([5, 5]);
  expect(await Promise.all([asking(t.owner, seen), seen(), asking(other, seen)])).toEqual([
    [3, 3],
    [5, 5],
    [2, 2],
  ]);
});

test("nor does it change, delete or make rows of another", async () => {
  const { store } = t.home;
  const { credentials } = store.t;
  const rename = () => store.write(async (tx) => tx.update(credentials).set({ name: "X" }).returning());
  expect((await asking(other, rename)).map((row) => row.workspaceId)).toEqual([other.workspaceId, other.workspaceId]);
  await asking(other, () => store.write(async (tx) => void (await tx.delete(credentials))));
  expect(await seen()).toEqual([3, 3]);
  await expect(asking(other, () => sealedRows(t.home, t.owner, 1))).rejects.toThrow(/row-level security/);
  expect(await seen()).toEqual([3, 3]);
});

test("what concerns the installation sees all of it", async () => {
  const owners = { ...t.owner, firstWorkspace: true };
  await withRequest("rq", async () => {
    authorize(owners, "key.manage");
    authorize(owners, "credential.list");
    expect(confinedTo()).toBeUndefined();
  });
  await sealedRows(t.home, other, 2);
  const all = await standingOn(t.home.store, t.home.vault.keyId);
  expect(await asking(other, () => standingOn(t.home.store, t.home.vault.keyId))).toBe(all);
});

test("every table of a workspace has the wall, but those that are read before anybody is known or by all", async () => {
  const open = [
    ...["members", "sessions", "invitations", "oauth_attempts"],
    ...["custom_connectors", "custom_connector_versions", "connector_logos", "connector_drafts", "connect_looks"],
    "events",
  ];
  const client = new Client({ connectionString: t.home.env.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY 1",
  );
  await client.end();
  const owned = Object.values(t.home.store.t)
    .map((table) => getTableConfig(table as never))
    .filter(({ columns }) => columns.some(({ name }) => name === "workspace_id"))
    .map(({ name }) => name);
  expect(rows.map(({ name }) => name)).toEqual(owned.filter((name) => !open.includes(name)).sort());
});

test("a new master key is not made on one of several nodes, which the others would not know", async () => {
  await expect(beginRotation(t.owner)).rejects.toMatchObject({ code: "conflict" });
  expect((await rotationView(t.owner)).ownKey).toBe(false);
});
