import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundledServer, startServer } from "../process";
import { verifyFolder } from "../verified";

/** A clock that is set back and forth under a running process: Debian's faketime. */
const folder = mkdtempSync(join(tmpdir(), "keyrack-clock-"));
const dataDir = join(folder, "data");
const clock = join(folder, "clock");
let server: Awaited<ReturnType<typeof bundledServer>>;
beforeAll(async () => {
  server = await bundledServer();
});
afterAll(() => {
  server.remove();
  rmSync(folder, { recursive: true, force: true });
});

test("a clock that jumps by hours or days stops nothing, and only what has ended by it is refused", async () => {
  const set = (offset: string) => writeFileSync(clock, `${offset}\n`);
  set("+0");
  const settings = {
    LD_PRELOAD: library(),
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: "1",
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
  };
  const running = await startServer(server.path, { dataDir, settings });
  const token = JSON.parse((await running.deed("token")).text) as string;
  const [id = ""] = JSON.parse((await running.deed("fill", 1)).text) as string[];
  const read = async () => (await running.get(`/api/v1/credentials/${id}/secret`, token)).status;
  for (const [offset, expected] of [
    ["+0", 200],
    ["+5h", 200],
    ["-5h", 200],
    ["+13h", 200],
    ["-2d", 200],
    // A token lives 90 days unless it was made otherwise.
    ["+89d", 200],
    ["+91d", 401],
    ["+0", 200],
    ["-30d", 200],
  ] as const) {
    set(offset);
    // What is known of a token holds for a second.
    await new Promise((done) => setTimeout(done, 1500));
    expect([offset, await read()]).toEqual([offset, expected]);
    expect((await running.deed("rename", id, `At ${offset}`)).status).toBe(200);
    expect((await running.get("/api/health/ready")).status).toBe(200);
  }
  expect(await running.kill("SIGKILL")).toBeNull();
  expect(await verifyFolder(dataDir)).toEqual({ problems: [], damaged: [] });
}, 120_000);

function library(): string {
  for (const machine of readdirSync("/usr/lib")) {
    const path = `/usr/lib/${machine}/faketime/libfaketime.so.1`;
    if (existsSync(path)) return path;
  }
  throw new Error("apt-get install faketime");
}
