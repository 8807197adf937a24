import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sqliteMigrations } from "@/drizzle/migrations/sqlite";
import { openSecrets } from "@/lib/credentials/sealed";
import { migrate } from "@/lib/db/migrate";
import { openConnection } from "@/lib/db/open";
import { readEnv } from "@/lib/env";
import { startInstallation, stopInstallation } from "@/lib/installation";
import type { KeyringRow } from "@/lib/vault/keyring";
import { exitCodeOf } from "@/lib/vault/refusal";
import { openVault } from "@/lib/vault/vault";
import { verifyInstallation } from "@/lib/verify-installation";

const count = 10_000;
const dataDir = mkdtempSync(join(tmpdir(), "keyrack-upgrade-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const settings = () => {
  const result = readEnv({ KEYRACK_DATA_DIR: dataDir, KEYRACK_LOG_LEVEL: "silent" });
  if (!result.ok) throw new Error("settings");
  return result.env;
};

test("a database of the first version with 10,000 credentials is brought to today's, and every one opens", async () => {
  await firstVersion();
  const home = await startInstallation(settings());
  const rows = await home.store.db.select().from(home.store.t.credentials);
  expect(rows).toHaveLength(count);
  let right = 0;
  for (const row of rows) {
    const { values } = await openSecrets(home, row);
    if (values.token === `token-${row.id.slice(3)}`) right += 1;
  }
  expect(right).toBe(count);
  const [user] = await home.store.db.select().from(home.store.t.users);
  expect(user).toMatchObject({ id: "us_1", email: "ana@example.com" });
  await stopInstallation();
  expect(await verifyInstallation(settings())).toMatchObject({ sealed: count, damaged: [] });
}, 60_000);

test("a database that a newer Keyrack wrote ends the start with 78 and says so", async () => {
  const connection = openConnection(join(dataDir, "keyrack.db"));
  const known = Number(connection.pragma("user_version", { simple: true }));
  connection.pragma(`user_version = ${known + 1}`);
  connection.close();
  const refused: unknown = await startInstallation(settings()).catch((error: unknown) => error);
  expect(exitCodeOf(refused)).toBe(78);
  expect(String(refused)).toContain(`newer Keyrack (schema ${known + 1}, this one knows ${known})`);
  await stopInstallation().catch(() => undefined);
});

/** As the first version wrote it: its own tables and columns, its own KRK1 blobs. */
async function firstVersion(): Promise<void> {
  const path = join(dataDir, "keyrack.db");
  const connection = openConnection(path);
  migrate(connection, path, sqliteMigrations.slice(0, 1));
  const ring = connection.prepare("INSERT INTO keyring VALUES (?, ?, ?, ?, ?)");
  const vault = await openVault({
    dataDir,
    store: {
      rows: async () => [],
      insert: async (rows: KeyringRow[]) => {
        for (const row of rows) ring.run(row.id, row.kekId, row.kind, row.blob, row.createdAt);
      },
    },
  });
  connection.exec(
    "INSERT INTO workspaces VALUES ('ws_1', 'Acme', 1); INSERT INTO users VALUES ('us_1', 'ana@example.com', 'Ana', NULL, 1); INSERT INTO members VALUES ('mb_1', 'ws_1', 'us_1', 'owner', 1)",
  );
  const names =
    'id, workspace_id, name, connector, scheme, "values", kept, facts, state, status, search, created_at, created_by, updated_at, updated_by';
  const credential = connection.prepare(
    `INSERT INTO credentials (${names}) VALUES (${Array(15).fill("?").join(", ")})`,
  );
  const secret = connection.prepare("INSERT INTO secrets VALUES (?, 'ws_1', ?, ?, 1, 1)");
  connection.transaction(() => {
    for (let at = 0; at < count; at += 1) {
      const id = `cr_${at}`;
      const plain = Buffer.from(JSON.stringify({ token: `token-${at}` }));
      const place = { workspaceId: "ws_1", recordId: id, field: "secret", revision: 1 };
      const { wrappedDek, blob } = vault.sealNew(place, plain);
      const open = JSON.stringify({ baseUrl: "https://api.example.com", checkPath: "/x" });
      const who = [1, "us_1", 1, "us_1"];
      credential.run(id, "ws_1", `C${at}`, "http", "bearer", open, "{}", "{}", "active", "valid", `c${at}`, ...who);
      secret.run(id, wrappedDek, blob);
    }
  })();
  connection.close();
}
