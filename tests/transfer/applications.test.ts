import { afterEach, expect, test } from "vitest";
import { findConnector } from "@/lib/catalog";
import { createCredential } from "@/lib/credentials/create";
import { listCredentials } from "@/lib/credentials/list";
import { listOwnApplications } from "@/lib/custom-connectors/list";
import { saveConnector } from "@/lib/custom-connectors/save";
import { exportSealed, exportStubs } from "@/lib/transfer/export";
import { confirmImport, importReading, previewImport } from "@/lib/transfer/import";
import { readPlain } from "@/lib/transfer/read-upload";
import { keepUpload } from "@/lib/transfer/upload";
import { addMember } from "@/tests/access/things";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";

/** Applications that a workspace described itself go along with the credentials that need them. */
let t: TestInstallation;
afterEach(() => t.stop());

const password = "correct horse battery";
const passphrase = "seven lamps beside quiet rivers";
const definition = (name: string, base = "https://orders.example/v1") => ({
  format: "keyrack.connector/1",
  name,
  category: "erp",
  baseUrl: base,
  check: { path: "/me", expect: "json", identity: "/id", label: "/email" },
  ways: [{ kind: "bearer" }],
});

async function fill(): Promise<void> {
  const { id } = await saveConnector(t.owner, { definition: definition("Orders"), source: "form" });
  const values = { token: "canary-55c1" };
  const scheme = findConnector(id, t.owner)?.schemes[0]?.id ?? "";
  await createCredential(t.owner, { name: "Orders live", connector: id, scheme, values, draft: true });
}

test("a sealed file and stubs bring the application along, and it is made once", async () => {
  t = await testInstallation();
  await fill();
  const { text } = await exportSealed(t.owner, { password, passphrase });
  const stubs = await exportStubs(t.owner, "yaml");
  expect(stubs.text).toContain("keyrack.connector/1");
  expect(stubs.text).not.toContain("canary-55c1");
  await t.stop();

  t = await testInstallation();
  const upload = await keepUpload(t.owner, Buffer.from(text), passphrase);
  const { plan } = await previewImport(t.owner, upload);
  expect(plan).toMatchObject([
    { match: "new", fit: { note: expect.stringContaining("Brings the application “Orders”.") } },
  ]);
  await confirmImport(t.owner, upload, { dry: true });
  expect(await listOwnApplications(t.owner), "a dry run makes none").toEqual([]);
  await confirmImport(t.owner, upload);
  expect(await listOwnApplications(t.owner)).toMatchObject([{ id: "own-orders", name: "Orders", uses: 1, open: true }]);
  expect((await listCredentials(t.owner, { q: "orders" })).items).toMatchObject([{ connectorName: "Orders" }]);

  // The same file again: the application is here, word for word, and so is the account.
  const report = await importReading(t.owner, readPlain(Buffer.from(stubs.text)));
  expect(report.lines).toMatchObject([{ done: "skipped" }]);
  expect(await listOwnApplications(t.owner)).toHaveLength(1);
});

test("another application of the same id stays what it is, and the file's becomes one of its own", async () => {
  t = await testInstallation();
  await fill();
  const { text } = await exportStubs(t.owner, "json");
  await t.stop();
  t = await testInstallation();
  await saveConnector(t.owner, { definition: definition("Orders", "https://elsewhere.example"), source: "form" });
  await importReading(t.owner, readPlain(Buffer.from(text)));
  const made = await listOwnApplications(t.owner);
  expect(made.map(({ id, uses }) => [id, uses]).sort()).toEqual([
    ["own-orders", 0],
    ["own-orders-2", 1],
  ]);
});

test("who may not describe applications brings none, and a description that makes no sense is told", async () => {
  t = await testInstallation();
  await fill();
  const { text } = await exportStubs(t.owner, "json");
  await t.stop();
  t = await testInstallation();
  const editor = await addMember(t.home, t.owner.workspaceId, "editor");
  const report = await importReading(editor, readPlain(Buffer.from(text)));
  expect(report.lines).toMatchObject([{ done: "skipped", note: expect.stringContaining("Ask an owner or admin") }]);
  expect(await listOwnApplications(t.owner)).toEqual([]);
  const broken = text.replace("https://orders.example/v1", "javascript:alert(1)");
  const reading = readPlain(Buffer.from(broken));
  expect(reading.unread).toEqual([
    { name: "own-orders", reason: "The description of this application cannot be used." },
  ]);
  expect((await importReading(t.owner, reading)).lines).toMatchObject([{ done: "skipped" }]);
});
