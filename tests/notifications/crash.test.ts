import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { recheckCredential } from "@/lib/credentials/recheck";
import type { Failpoint } from "@/lib/grants/failpoint";
import { startInstallation, stopInstallation } from "@/lib/installation";
import { createChannel } from "@/lib/notifications/channels";
import { deliverDue, freeMessages } from "@/lib/notifications/deliver";
import { planMessages } from "@/lib/notifications/plan";
import { type Application, startApplication } from "@/tests/support/application";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { placeOf } from "@/tests/support/refused-writes";
import { type Hook, startHook } from "./receivers";

/** A real process is killed between the commit that turned a credential red and the end of its message. */
let t: TestInstallation;
let hook: Hook;
let application: Application;
beforeEach(async () => {
  t = await testInstallation();
  hook = await startHook();
  application = await startApplication("good-key");
});
afterEach(async () => {
  await hook.close();
  await application.stop();
  await t.stop();
});

function run(failpoint: Failpoint): Promise<{ signal: string | null; printed: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const env: NodeJS.ProcessEnv = {
    PATH,
    HOME,
    NODE_ENV: "test",
    PORT: "3999",
    KEYRACK_LOG_LEVEL: "silent",
    KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8",
    ...placeOf(t.home),
    KEYRACK_FAILPOINT: failpoint,
  };
  const script = join(import.meta.dirname, "message.child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script], { env });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  return new Promise((done) => child.on("close", (_, signal) => done({ signal, printed })));
}

test.each([
  ["message.before-sending", 1],
  ["message.after-sending", 2],
] as const)(
  "a crash at %s loses no message, and what goes out again has the same id",
  async (failpoint, times) => {
    await createChannel(t.owner, "webhook", { name: "hook", url: hook.url, events: ["credential.invalid"] });
    const values = { baseUrl: application.url, checkPath: "/", token: "good-key", account: "robot" };
    const { id } = await createCredential(t.owner, { name: "Shop", connector: "http", scheme: "bearer", values });
    application.accept("another-key");
    await recheckCredential(t.owner, id);
    await stopInstallation();
    expect(await run(failpoint)).toMatchObject({ signal: "SIGKILL" });
    t.home = await startInstallation(t.home.env);
    const later = () => Date.now() + 120_000;
    await freeMessages(t.home);
    await planMessages(t.home, later());
    expect(await deliverDue(t.home, { now: later })).toBe(1);
    expect(await deliverDue(t.home, { now: later })).toBe(0);
    expect(hook.got).toHaveLength(times);
    expect(new Set(hook.got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  },
  60_000,
);
