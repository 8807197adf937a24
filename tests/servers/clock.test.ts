import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bundledServer, type Running, startServer } from "@/tests/durability/process";
import { startTarget, type TargetServer } from "@/tests/support/target";

/** The system's clock is set forth and back under the running product: Debian's faketime. Its own pace stays. */
const folder = mkdtempSync(join(tmpdir(), "keyrack-clock-"));
const clock = join(folder, "clock");
let bundle: Awaited<ReturnType<typeof bundledServer>>;
let running: Running;
let target: TargetServer;
/** Access tokens that the application gave, an hour each, and checks that reached it. */
const seen = { tokens: 0, checks: 0 };

beforeAll(async () => {
  set("+0");
  target = await startTarget((path, response) => {
    if (path === "/me") seen.checks += 1;
    if (path !== "/token") return false;
    seen.tokens += 1;
    const answer = { access_token: `access-${seen.tokens}`, token_type: "bearer", expires_in: 3600 };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    return true;
  });
  bundle = await bundledServer("tests/servers/clock-server.ts");
  const settings = {
    LD_PRELOAD: library(),
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: "1",
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
    KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8",
  };
  running = await startServer(bundle.path, { dataDir: join(folder, "data"), settings });
});
afterAll(async () => {
  await running?.kill();
  target?.close();
  bundle?.remove();
  rmSync(folder, { recursive: true, force: true });
});

function set(offset: string): void {
  writeFileSync(clock, `${offset}\n`);
}

async function deed<T>(name: string, word = ""): Promise<T> {
  const { status, text } = await running.deed(name, word);
  if (status !== 200) throw new Error(`${name}: ${text}`);
  return JSON.parse(text) as T;
}

async function machine(token: string): Promise<string> {
  const answer = await fetch(`${running.url}/api/v1/credentials`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      name: "Machine",
      connector: "oauth2",
      scheme: "clientCredentials",
      values: {
        baseUrl: target.url,
        checkPath: "/me",
        exchangeUrl: `${target.url}/token`,
        clientId: "machine",
        clientSecret: "secret",
      },
    }),
  });
  const made = (await answer.json()) as { id: string };
  expect(answer.status, JSON.stringify(made)).toBe(201);
  return made.id;
}

const hour = 3_600_000;
const until = (done: () => boolean | Promise<boolean>) => vi.waitUntil(done, { timeout: 15_000, interval: 100 });

test("two days forth, two hours back, a year forth and home again: nothing stops, hangs, doubles or comes back to life", async () => {
  const lasting = await deed<string>("token");
  const short = await deed<string>("token", "90");
  const id = await machine(lasting);
  const first = await deed<string>("session");
  expect(await deed("factor")).toBe(10);
  const get = async (path: string, token = lasting) => running.get(`/api/v1${path}`, token);
  const tokenWorks = async () => (await get("/credentials", short)).status;

  /** What has to hold whatever the clock shows. */
  async function well(at: string): Promise<void> {
    expect((await running.get("/api/health/ready")).status, at).toBe(200);
    // Five at once are one renewal at most, and what they get is good for an hour by the clock of now.
    const before = seen.tokens;
    const answers = await Promise.all(Array.from({ length: 5 }, () => get(`/credentials/${id}/authorization`)));
    expect(new Set(answers.map(({ status }) => status)), at).toEqual(new Set([200]));
    expect(seen.tokens - before, at).toBeLessThanOrEqual(1);
    const { expiresAt } = JSON.parse(answers[0]?.text ?? "") as { expiresAt: string };
    const left = Date.parse(expiresAt) - (await deed<number>("now"));
    expect([at, left > 0 && left <= hour]).toEqual([at, true]);
    expect(JSON.parse((await get(`/credentials/${id}`)).text), at).toMatchObject({ status: "valid" });
  }

  await well("now");
  expect(await deed("alive", first)).toBe(true);
  const began = seen.tokens;
  const renewals = () => seen.tokens - began;

  set("+2d");
  expect(await deed("alive", first)).toBe(false);
  await well("+2d");
  expect(renewals()).toBe(1);
  const second = await deed<string>("session");

  set("-2h");
  expect([await deed("alive", first), await deed("alive", second)]).toEqual([false, false]);
  const third = await deed<string>("session");
  // The access that was given two days ahead is not taken for good until then.
  await until(async () => (await get(`/credentials/${id}/authorization`)).status === 200 && renewals() >= 2);
  await well("-2h");
  expect([renewals(), await tokenWorks()]).toEqual([2, 200]);

  let { checks } = seen;
  set("+365d");
  expect([await deed("alive", third), await deed("code")]).toEqual([false, true]);
  // What is known of a token holds for a second.
  await until(async () => (await tokenWorks()) === 401);
  await well("+365d");
  expect(renewals()).toBe(3);
  // The daily check happens by itself.
  await until(() => seen.checks > checks);

  ({ checks } = seen);
  set("+0");
  const sessions = await Promise.all([first, second, third].map((session) => deed("alive", session)));
  // A code works although one of next year's was used.
  expect([...sessions, await deed("code")]).toEqual([false, false, false, true]);
  await until(async () => (await get(`/credentials/${id}/authorization`)).status === 200 && renewals() >= 4);
  await until(() => seen.checks > checks);
  await well("home");
  expect([renewals(), await tokenWorks()]).toEqual([4, 200]);
  expect(await running.kill("SIGKILL")).toBeNull();
}, 60_000);

function library(): string {
  for (const machine of readdirSync("/usr/lib")) {
    const path = `/usr/lib/${machine}/faketime/libfaketime.so.1`;
    if (existsSync(path)) return path;
  }
  throw new Error("apt-get install faketime");
}
