import { afterEach, expect, test } from "vitest";
import { openSecrets } from "@/lib/credentials/sealed";
import { newId } from "@/lib/id";
import { type ExportedFile, exportSealed, exportStubs } from "@/lib/transfer/export";
import { confirmImport, importReading, previewImport, wholeUpTo } from "@/lib/transfer/import";
import { limits, type TransferRecord } from "@/lib/transfer/record";
import { filesOfExport } from "@/lib/transfer/size";
import { keepChoices, keepUpload } from "@/lib/transfer/upload";
import { verifyInstallation } from "@/lib/verify-installation";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { refuseWrites } from "@/tests/support/refused-writes";

/**
 * Files as large as they may be. KEYRACK_LARGE=10000 is the most; it prints for each step how long it took, the longest
 * time in which nothing else was answered, and the memory of the process.
 */
const count = Number(process.env.KEYRACK_LARGE ?? 300);
const limit = process.env.KEYRACK_LARGE ? 600_000 : 60_000;
const [password, passphrase] = ["correct horse battery", "seven lamps beside quiet rivers"];
let t: TestInstallation;
afterEach(() => t.stop());

function recordAt(index: number): TransferRecord {
  const base = { name: `Number ${index}`, tags: ["orders"] };
  const host = `h${index}.example.com`;
  if (index % 10 === 0) {
    const privateKey = `-----BEGIN OPENSSH PRIVATE KEY-----\n${"x".repeat(2_500)}\n-----END OPENSSH PRIVATE KEY-----`;
    return { ...base, connector: "ssh", scheme: "privateKey", values: { host, username: "u", privateKey } };
  }
  if (index % 3 === 0) {
    const values = { host, database: "shop", username: "u", password: `ü${"q".repeat(30)}${index}` };
    return { ...base, connector: "postgresql", scheme: "password", environment: "production", values };
  }
  const token = `t${"q".repeat(index % 4 === 0 ? 700 : 60)}${index}`;
  return { ...base, connector: "http", scheme: "bearer", values: { baseUrl: `https://${host}`, token } };
}

async function filled(records: readonly TransferRecord[]): Promise<void> {
  t = await testInstallation();
  for (let at = 0; at < records.length; at += wholeUpTo)
    await importReading(t.owner, { format: "keyrack", records: records.slice(at, at + wholeUpTo), unread: [] });
}

async function everything() {
  const rows = await t.home.store.db.select().from(t.home.store.t.credentials);
  const opened: unknown[] = [];
  for (const row of rows.sort((a, b) => a.id.localeCompare(b.id))) {
    const { values } = await openSecrets(t.home, row);
    opened.push([row.id, row.name, row.scheme, row.state, row.tags, row.environment, { ...row.values, ...values }]);
  }
  return opened;
}

async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begin = performance.now();
  let [last, longest] = [begin, 0];
  const look = () => {
    longest = Math.max(longest, performance.now() - last - 5);
    last = performance.now();
  };
  const ticking = setInterval(look, 5);
  const done = await work();
  await new Promise((next) => setTimeout(next, 10));
  look();
  clearInterval(ticking);
  const [ms, memory] = [last - begin, process.memoryUsage().rss / 1e6];
  if (process.env.KEYRACK_LARGE)
    process.stdout.write(
      `${what}: ${ms.toFixed(0)} ms, nothing else for ${longest.toFixed(0)} ms, ${memory.toFixed(0)} MB\n`,
    );
  return done;
}

test(
  `${count} credentials leave sealed and come in again, every one equal`,
  async () => {
    await filled(Array.from({ length: count }, (_, index) => recordAt(index)));
    const before = await everything();
    expect(before).toHaveLength(count);
    const file = await measured("export, sealed", () => exportSealed(t.owner, { password, passphrase }));
    if (process.env.KEYRACK_LARGE) process.stdout.write(`${file.text.length} bytes in ${file.files} file(s)\n`);
    const stubs = await measured("export, stubs", () => exportStubs(t.owner, "yaml"));
    await measured("stubs again", async () => {
      const id = await keepUpload(t.owner, Buffer.from(stubs.text), "");
      expect((await previewImport(t.owner, id)).plan.filter(({ match }) => match === "sameId")).toHaveLength(count);
    });
    await t.stop();

    t = await testInstallation();
    for (const text of unpacked(file)) {
      const id = await measured("upload", () => keepUpload(t.owner, Buffer.from(text), passphrase));
      await measured("plan", () => previewImport(t.owner, id));
      if (!process.env.KEYRACK_LARGE) {
        expect((await confirmImport(t.owner, id, { dry: true })).lines.every(({ done }) => done === "added")).toBe(
          true,
        );
        expect(await everything(), "a dry run leaves nothing").toEqual([]);
      }
      await measured("import", () => confirmImport(t.owner, id));
      expect((await previewImport(t.owner, id)).report?.lines.length).toBeGreaterThan(0);
      await expect(confirmImport(t.owner, id)).rejects.toMatchObject({ code: "conflict" });
    }
    expect(await everything()).toEqual(before);
    expect(await verifyInstallation(t.home.env)).toMatchObject({
      events: { problems: [] },
      sealed: count,
      damaged: [],
    });
  },
  limit,
);

test("others write between the portions, and what was decided for a row or all of its kind holds", async () => {
  const records = Array.from({ length: wholeUpTo + 150 }, (_, index) => recordAt(index));
  t = await testInstallation();
  const file = JSON.stringify({ keyrack: "credentials/1", credentials: records });
  const id = await keepUpload(t.owner, Buffer.from(file), "");
  await keepChoices(t.owner, id, () => ({ rows: { 3: "add", 600: "add" }, kinds: { new: "skip" } }));
  const skipped = await confirmImport(t.owner, id, { dry: true });
  expect(skipped.lines.flatMap(({ done }, at) => (done === "added" ? [at] : []))).toEqual([3, 600]);
  await keepChoices(t.owner, id, () => ({ rows: { 3: "skip" }, kinds: {} }));
  const importing = confirmImport(t.owner, id);
  const { credentials: c } = t.home.store.t;
  let seen = 0;
  while (seen === 0) {
    seen = await t.home.store.write(async (tx) => (await tx.select({ id: c.id }).from(c)).length);
    await new Promise((next) => setImmediate(next));
  }
  expect(seen).toBeLessThan(records.length - 1);
  const { lines } = await importing;
  expect(lines.filter(({ done }) => done === "added")).toHaveLength(records.length - 1);
  expect(lines[3]).toMatchObject({ done: "skipped" });
}, 60_000);

test("a portion that fails leaves those before it, says which were not reached, and the file brought again goes on", async () => {
  const credentials = Array.from({ length: wholeUpTo + 50 }, (_, index) => ({ id: newId("cr"), ...recordAt(index) }));
  const file = Buffer.from(JSON.stringify({ keyrack: "credentials/1", credentials }));
  t = await testInstallation();
  const { sealNew } = t.home.vault;
  const id = await keepUpload(t.owner, file, "");
  let calls = 0;
  t.home.vault.sealNew = (...given) => {
    if (++calls === 250) throw new Error("the disk went away");
    return sealNew(...given);
  };
  const { lines } = await confirmImport(t.owner, id);
  t.home.vault.sealNew = sealNew;
  expect(lines.filter(({ done }) => done === "added")).toHaveLength(200);
  expect(lines.filter(({ note }) => note?.startsWith("Not reached"))).toHaveLength(credentials.length - 200);
  expect(await everything()).toHaveLength(200);
  const again = await confirmImport(t.owner, await keepUpload(t.owner, file, ""));
  expect(again.lines.filter(({ done }) => done === "added")).toHaveLength(credentials.length - 200);
  expect(await everything()).toHaveLength(credentials.length);
}, 60_000);

test("when the end of an import cannot be noted, whoever brought it is told how far it went", async () => {
  const records = Array.from({ length: wholeUpTo + 1 }, (_, index) => recordAt(index));
  t = await testInstallation();
  const id = await keepUpload(
    t.owner,
    Buffer.from(JSON.stringify({ keyrack: "credentials/1", credentials: records })),
    "",
  );
  const allow = await refuseWrites(t.home, {
    write: "INSERT",
    on: "events",
    when: "NEW.action = 'credentials.imported'",
  });
  await expect(confirmImport(t.owner, id)).rejects.toThrow(`as far as ${records.length} added and 0 replaced`);
  await allow();
  expect(await everything()).toHaveLength(records.length);
}, 60_000);

test("what would be longer than an import takes leaves as several files, each of which goes in again", async () => {
  const privateKey = `-----BEGIN OPENSSH PRIVATE KEY-----\n${"x".repeat(15_000)}\n-----END OPENSSH PRIVATE KEY-----`;
  await filled(
    Array.from({ length: 450 }, (_, index) => {
      const values = { host: `h${index}.example.com`, username: "ü", privateKey };
      return { name: `Größe ${index}`, connector: "ssh", scheme: "privateKey", tags: [], values };
    }),
  );
  const before = await everything();
  expect(await filesOfExport(t.owner)).toBe(2);
  const file = await exportSealed(t.owner, { password, passphrase });
  expect(file).toMatchObject({ files: 2, count: 450, name: expect.stringMatching(/\.tar$/) });
  await t.stop();
  t = await testInstallation();
  await expect(keepUpload(t.owner, Buffer.from(file.text), passphrase)).rejects.toMatchObject({ code: "too_large" });
  for (const text of unpacked(file)) {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limits.bytes);
    await confirmImport(t.owner, await keepUpload(t.owner, Buffer.from(text), passphrase));
  }
  expect(await everything()).toEqual(before);
}, 60_000);

/** As tar does: a block of 512 bytes with the name and the length, then the content in whole blocks. */
function unpacked({ text, files }: ExportedFile): string[] {
  if (files === 1) return [text];
  const bytes = Buffer.from(text);
  const found: string[] = [];
  for (let at = 0; bytes[at] !== 0; ) {
    const size = Number.parseInt(bytes.toString("latin1", at + 124, at + 135), 8);
    found.push(bytes.toString("utf8", at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  expect(found).toHaveLength(files);
  return found;
}
