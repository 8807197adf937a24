import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterEach, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { openSecrets } from "@/lib/credentials/sealed";
import { exportSealed, exportStubs } from "@/lib/transfer/export";
import { confirmImport, previewImport } from "@/lib/transfer/import";
import { strengthOf } from "@/lib/transfer/passphrase";
import { keepUpload } from "@/lib/transfer/upload";
import { verifyInstallation } from "@/lib/verify-installation";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";

let t: TestInstallation;
afterEach(() => t.stop());

const canary = "canary-7d1e5c0b9a";
const password = "correct horse battery";
const passphrase = "seven lamps beside quiet rivers";

async function fill(): Promise<void> {
  const add = (name: string, connector: string, scheme: string, values: Record<string, string>) =>
    createCredential(t.owner, {
      name,
      connector,
      scheme,
      values,
      draft: true,
      labels: { tags: ["orders"], environment: "production" },
    });
  await add("Orders API", "http", "bearer", { baseUrl: "https://api.example.com", token: canary });
  await add("=cmd|' /C calc'!A0", "stripe", "secretKey", { secretKey: `sk_test_${"a1B2".repeat(8)}` });
  await add("Database", "postgresql", "password", {
    host: "db.example.com",
    database: "shop",
    username: "u",
    password: ` ${canary} ü 😀 `,
  });
  await add("CRM", "salesforce", "oauth", { clientId: "3MVG9", clientSecret: canary });
  const { credentials: c } = t.home.store.t;
  await t.home.store.write(async (tx) => void (await tx.update(c).set({ state: "active", status: "valid" })));
}

async function everything() {
  const rows = await t.home.store.db.select().from(t.home.store.t.credentials);
  const opened = await Promise.all(
    rows.map(async (row) => {
      const { values } = await openSecrets(t.home, row);
      const { id, name, connector, scheme, tags, environment } = row;
      return { id, name, connector, scheme, tags, environment, values: { ...row.values, ...values } };
    }),
  );
  return opened.sort((a, b) => a.id.localeCompare(b.id));
}

test("what was exported sealed opens in an empty installation, every credential equal, and none counts as checked", async () => {
  t = await testInstallation();
  await fill();
  const before = await everything();
  const { text, count } = await exportSealed(t.owner, { password, passphrase });
  expect(count).toBe(4);
  expect(text).not.toContain(canary);
  await t.stop();

  t = await testInstallation();
  await expect(keepUpload(t.owner, Buffer.from(text), "wrong words entirely")).rejects.toMatchObject({
    code: "invalid_fields",
  });
  const id = await keepUpload(t.owner, Buffer.from(text), passphrase);
  const { plan } = await previewImport(t.owner, id);
  expect(plan.map(({ match }) => match)).toEqual(["new", "new", "new", "new"]);
  const dry = await confirmImport(t.owner, id, { dry: true });
  expect(dry.lines.map(({ done }) => done)).toEqual(["added", "added", "added", "added"]);
  expect(await everything()).toEqual([]);
  await confirmImport(t.owner, id);
  expect(await everything()).toEqual(before);
  expect(await verifyInstallation(t.home.env)).toMatchObject({ events: { problems: [] }, sealed: 4, damaged: [] });
  const rows = await t.home.store.db.select().from(t.home.store.t.credentials);
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["unknown"]));
  await expect(confirmImport(t.owner, id)).rejects.toMatchObject({ code: "conflict" });
  expect((await previewImport(t.owner, id)).report?.lines).toHaveLength(4);
});

test("the same file again is the same ids: skipped, replaced or kept beside, as chosen", async () => {
  t = await testInstallation();
  await fill();
  const { text } = await exportSealed(t.owner, { password, passphrase });
  const id = await keepUpload(t.owner, Buffer.from(text), passphrase);
  const { plan } = await previewImport(t.owner, id);
  expect(plan.map(({ match }) => match)).toEqual(["sameId", "sameId", "sameId", "sameId"]);
  // A sign-in that works is not replaced by one that would have to be made again.
  expect(plan.find(({ record }) => record.name === "CRM")?.choices).toEqual(["skip", "both"]);
  const database = plan.findIndex(({ record }) => record.name === "Database");
  const orders = plan.findIndex(({ record }) => record.name === "Orders API");
  const report = await confirmImport(t.owner, id, { choices: { [database]: "replace", [orders]: "both" } });
  expect(report.lines.map(({ done }) => done).sort()).toEqual(["added", "replaced", "skipped", "skipped"]);
  expect(await everything()).toHaveLength(5);
});

test("a recipient's key opens what was sealed for it, and stubs hold no secret", async () => {
  t = await testInstallation();
  await fill();
  const identity = await generateX25519Identity();
  const { text } = await exportSealed(t.owner, { password, recipients: await identityToRecipient(identity) });
  expect((await previewImport(t.owner, await keepUpload(t.owner, Buffer.from(text), identity))).plan).toHaveLength(4);
  for (const format of ["yaml", "json"] as const) {
    const stubs = await exportStubs(t.owner, format);
    expect(stubs.text).not.toContain(canary);
    expect(stubs.text).not.toContain("sk_test_");
    const { plan } = await previewImport(t.owner, await keepUpload(t.owner, Buffer.from(stubs.text), ""));
    expect(plan.every(({ choices }) => !choices.includes("replace"))).toBe(true);
  }
});

test("only owners and admins export, with their password, and each export is an event", async () => {
  t = await testInstallation();
  await fill();
  const editor = { ...t.owner, role: "editor" as const };
  await expect(exportSealed(editor, { password, passphrase })).rejects.toMatchObject({ code: "forbidden" });
  await expect(exportSealed(t.owner, { password: "not this one", passphrase })).rejects.toMatchObject({
    fields: { password: expect.any(String) },
  });
  await expect(exportSealed(t.owner, { password, passphrase: "aaaaaaaaaaaaaaa" })).rejects.toMatchObject({
    fields: { passphrase: expect.any(String) },
  });
  await exportSealed(t.owner, { password, passphrase });
  const lines = await t.home.store.db.select().from(t.home.store.t.events);
  expect(lines.filter(({ action }) => action === "credentials.exported")).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain(canary);
  expect(strengthOf("abcdefghijkl").words).toBe("weak");
  expect(strengthOf(passphrase).words).not.toBe("weak");
});

test("one row that fails leaves nothing behind, and somebody else cannot open what was brought", async () => {
  t = await testInstallation();
  const file = Buffer.from(
    `STRIPE_SECRET_KEY=sk_test_${"a1B2".repeat(8)}\nPOSTGRES_HOST=db.example.com\nPOSTGRES_PASSWORD=${canary}\nNOTHING=1\n`,
  );
  const id = await keepUpload(t.owner, file, "");
  const other = { ...t.owner, userId: "us_other" };
  await expect(previewImport(other, id)).rejects.toMatchObject({ code: "expired" });
  const stored = await t.home.store.db.select().from(t.home.store.t.checks);
  expect(Buffer.from(stored[0]?.blob ?? []).includes(canary)).toBe(false);
  const seal = t.home.vault.sealNew;
  let calls = 0;
  t.home.vault.sealNew = (...given) => {
    if (++calls === 2) throw new Error("the disk went away");
    return seal(...given);
  };
  await expect(confirmImport(t.owner, id)).rejects.toThrow("the disk went away");
  t.home.vault.sealNew = seal;
  expect(await everything()).toEqual([]);
  const report = await confirmImport(t.owner, id);
  expect(report.unread).toEqual([{ name: "NOTHING", reason: expect.any(String) }]);
  expect(await everything()).toHaveLength(2);
});

test("an export of n8n as it is written becomes credentials, drafts where something is missing, and reasons", async () => {
  t = await testInstallation();
  const dates = { nodesAccess: [], createdAt: "2024-02-18T10:49:41.794Z", updatedAt: "2024-02-18T10:49:41.794Z" };
  const file = [
    {
      id: 11,
      name: "FTP Test",
      data: { host: "ftp.example.com", port: 21, username: "anon", password: canary },
      type: "ftp",
      ...dates,
    },
    {
      id: "aB3",
      name: "Header",
      data: { name: "X-Key", value: canary },
      type: "httpHeaderAuth",
      isManaged: false,
      ...dates,
    },
    { id: "aB4", name: "Sealed", data: "U2FsdGVkX1", type: "stripeApi", ...dates },
    { id: "aB5", name: "Odd", data: { region: "eu" }, type: "someCommunityNodeApi", ...dates },
    {
      id: "aB6",
      name: "Own",
      data: { baseUrl: "https://own.example.com", apiKey: canary },
      type: "ownNodeApi",
      ...dates,
    },
  ];
  const id = await keepUpload(t.owner, Buffer.from(JSON.stringify(file)), "");
  const { plan, reading } = await previewImport(t.owner, id);
  expect(plan.map(({ record, fit }) => [record.name, record.connector, fit?.draft])).toEqual([
    ["FTP Test", "ftp", false],
    ["Header", "http", true],
    ["Own", "http", false],
  ]);
  expect(reading.unread.map(({ name }) => name)).toEqual(["Sealed", "Odd"]);
  await confirmImport(t.owner, id);
  expect((await everything()).find(({ name }) => name === "FTP Test")?.values).toMatchObject({
    port: "21",
    password: canary,
  });
});
