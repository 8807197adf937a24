import { spawn } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { bundledServer } from "@/tests/durability/process";
import { type TestApi, testApi } from "@/tests/support/api";

/** The command line as a process of its own, bundled as the build does it: from its sources each start would take seconds. */
const canary = "canary-0f1e2d3c4b5a";
let t: TestApi;
let id: string;
let token: string;
let entry: Awaited<ReturnType<typeof bundledServer>>;

beforeAll(async () => {
  entry = await bundledServer("bin/keyrack.ts");
  t = await testApi();
  const values = { baseUrl: "https://api.example.com", token: canary };
  id = (await createCredential(t.owner, { name: "API", connector: "http", scheme: "bearer", values, draft: true })).id;
  await t.home.store.write(async (tx) => void (await tx.update(t.home.store.t.credentials).set({ state: "active" })));
  token = (await t.token()).text;
});
afterAll(async () => {
  await t.stop();
  entry.remove();
});

type Ended = { code: number | null; out: string; err: string };

function keyrack(words: string[], variables: Record<string, string> = {}): Promise<Ended> {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, KEYRACK_URL: t.url, KEYRACK_TOKEN: token, ...variables } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [entry.path, ...words], { env });
  const ended: Ended = { code: null, out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (ended.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (ended.err += chunk.toString()));
  return new Promise((done) => child.on("close", (code) => done({ ...ended, code })));
}

const script = (text: string) => ["run", "--", process.execPath, "-e", text];

test("a command gets the secret that its environment names, prints it masked, and passes its exit code on", async () => {
  const { code, out, err } = await keyrack(
    script(
      "console.log(process.env.KEY.length, process.env.KEY); console.error(process.env.KEY); console.log(process.env.KEYRACK_TOKEN); process.exit(7)",
    ),
    { KEY: `keyrack://${id}/token` },
  );
  expect(err).toBe("********\n");
  expect(out).toBe(`${canary.length} ********\nundefined\n`);
  expect(code).toBe(7);
}, 60_000);

test("a reference that cannot be filled starts nothing and says which", async () => {
  const missing = await keyrack(script("console.log('ran')"), { KEY: `keyrack://${id}/nothing` });
  expect(missing).toMatchObject({ code: 1, out: "" });
  expect(missing.err).toContain("KEY: the credential");
  const unknown = await keyrack(script("console.log('ran')"), { KEY: "keyrack://cr_unknown/token" });
  expect(unknown).toMatchObject({ code: 1, out: "" });
  expect(unknown.err).toContain("KEY: There is nothing here");
  const none = await keyrack(["run", "--", "no-such-program-anywhere"]);
  expect(none.code).toBe(127);
}, 60_000);

test("help is there for every command, and an unknown one ends with 64", async () => {
  const help = await keyrack(["--help"]);
  const names = [...help.out.matchAll(/^ {2}(\w+)/gm)].map((match) => match[1] ?? "");
  expect(names).toEqual(expect.arrayContaining(["serve", "verify", "token", "run"]));
  for (const name of names) expect(await keyrack([name, "--help"])).toMatchObject({ code: 0, err: "" });
  expect(await keyrack(["frobnicate"])).toMatchObject({ code: 64, out: "" });
  expect((await keyrack(["verify", "--frobnicate"])).code).toBe(64);
}, 60_000);
