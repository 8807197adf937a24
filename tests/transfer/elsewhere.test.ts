import { afterEach, expect, test } from "vitest";
import { newId } from "@/lib/id";
import { withRequest } from "@/lib/request-context";
import { confirmImport, importReading } from "@/lib/transfer/import";
import type { Reading } from "@/lib/transfer/record";
import { keepUpload } from "@/lib/transfer/upload";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";

/** What one workspace brings may come from another one of the same installation, under ids that are taken there. */
let t: TestInstallation;
afterEach(() => t.stop());

const record = (id: string) => ({
  id,
  name: "Orders",
  connector: "http",
  scheme: "bearer",
  values: { baseUrl: "https://orders.example", token: "canary-0a41" },
  tags: [],
});

test("a file of another workspace of this installation comes in, under ids of its own", async () => {
  t = await testInstallation();
  const { store } = t.home;
  const elsewhere = newId("ws");
  await store.write(
    async (tx) => void (await tx.insert(store.t.workspaces).values({ id: elsewhere, name: "Elsewhere", createdAt: 1 })),
  );
  const theirs = record(newId("cr"));
  const reading: Reading = { format: "keyrack", records: [theirs], unread: [] };
  await importReading({ ...t.owner, workspaceId: elsewhere, firstWorkspace: false }, reading);

  const file = Buffer.from(JSON.stringify({ keyrack: "credentials/1", credentials: [theirs] }));
  const report = await withRequest("rq", async () => confirmImport(t.owner, await keepUpload(t.owner, file, "")));
  expect(report.lines).toMatchObject([{ done: "added" }]);
  const rows = await store.db.select().from(store.t.credentials);
  expect(rows.map(({ workspaceId }) => workspaceId).sort()).toEqual([elsewhere, t.owner.workspaceId].sort());
  expect(rows.find(({ workspaceId }) => workspaceId === elsewhere)?.id).toBe(theirs.id);
});
