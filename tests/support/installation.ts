import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Member } from "@/lib/actor";
import { readEnv } from "@/lib/env";
import { type Installation, startInstallation, stopInstallation } from "@/lib/installation";
import { setUpFromEnvironment } from "@/lib/setup";
import { isFirstWorkspace } from "@/lib/workspaces/first";
import { testDatabase, testOpener } from "./postgres-database";

/** A real installation in a folder of its own, with one owner; closed and removed by `stop`. */
export type TestInstallation = { home: Installation; owner: Member; dataDir: string; stop(): Promise<void> };

export async function testInstallation(settings: Record<string, string> = {}): Promise<TestInstallation> {
  const dataDir = mkdtempSync(join(tmpdir(), "keyrack-test-"));
  const database = await testDatabase();
  const result = readEnv({
    KEYRACK_DATA_DIR: dataDir,
    ...(database ? { KEYRACK_DATABASE_URL: database.url } : {}),
    KEYRACK_LOG_LEVEL: "silent",
    KEYRACK_SETUP_EMAIL: "ana@example.com",
    KEYRACK_SETUP_PASSWORD: "correct horse battery",
    KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8",
    PORT: "3999",
    ...settings,
  });
  if (!result.ok) throw new Error(result.problems.map(({ name, message }) => `${name} ${message}`).join("\n"));
  const home = await startInstallation(result.env, testOpener());
  await setUpFromEnvironment();
  return {
    home,
    owner: await memberWith(home, "ana@example.com"),
    dataDir,
    stop: async () => {
      await stopInstallation();
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The member that a signed-in person with this address would be. */
export async function memberWith({ store }: Installation, email: string): Promise<Member> {
  const { users, members, workspaces } = store.t;
  const people = await store.db.select().from(users);
  const user = people.find((each) => each.email === email);
  const membership = (await store.db.select().from(members)).find((each) => each.userId === user?.id);
  const workspace = (await store.db.select().from(workspaces)).find((each) => each.id === membership?.workspaceId);
  if (!user || !membership || !workspace) throw new Error(`nobody has the address ${email}`);
  return {
    kind: "member",
    userId: user.id,
    memberId: membership.id,
    name: user.name,
    email,
    workspaceId: workspace.id,
    workspaceName: workspace.name,
    role: membership.role as Member["role"],
    firstWorkspace: await isFirstWorkspace(store, workspace.id),
    sessionId: "none",
  };
}
