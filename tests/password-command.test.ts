import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { installation, startInstallation, stopInstallation } from "@/lib/installation";
import { checkSignIn } from "@/lib/users";
import { bundledServer } from "@/tests/durability/process";
import { testInstallation } from "@/tests/support/installation";

type Ended = { code: number | null; out: string; err: string };

test("who lost a password gets a new one at the machine, from a file or standard input, and never as an argument", async () => {
  const entry = await bundledServer("bin/keyrack.ts");
  const t = await testInstallation();
  onTestFinished(async () => {
    await t.stop();
    entry.remove();
  });
  const keyrack = (words: string[], typed = ""): Promise<Ended> => {
    const { PATH = "", HOME = "" } = process.env;
    const env = { PATH, HOME, KEYRACK_DATA_DIR: t.dataDir } as unknown as NodeJS.ProcessEnv;
    const child = spawn(process.execPath, [entry.path, "password", ...words], { env });
    const ended: Ended = { code: null, out: "", err: "" };
    child.stdout.on("data", (chunk: Buffer) => (ended.out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (ended.err += chunk.toString()));
    child.stdin.end(typed);
    return new Promise((done) => child.on("close", (code) => done({ ...ended, code })));
  };
  const from = ["--password-file", "-"];

  const beside = await keyrack(["ana@example.com", ...from], "one long password\n");
  expect(beside.code).not.toBe(0);
  expect(beside.err).toContain("Another Keyrack");

  const { env } = await installation();
  await stopInstallation();
  expect((await keyrack(["ana@example.com", "one long password"])).code).toBe(64);
  expect(await keyrack(["ana@example.com", ...from], "short\n")).toMatchObject({
    code: 1,
    err: expect.stringContaining("at least 12 characters"),
  });
  expect((await keyrack(["ben@example.com", ...from], "one long password\n")).err).toContain("ben@example.com");
  const done = await keyrack(["ana@example.com", ...from], "one long password\nand a second line\n");
  expect(done).toMatchObject({ code: 0, err: "", out: expect.stringContaining("has a new password") });
  writeFileSync(join(t.dataDir, "wanted"), "two long passwords");
  const file = await keyrack(["ana@example.com", "--password-file", join(t.dataDir, "wanted"), "--second-factor"]);
  expect(file).toMatchObject({ code: 0, err: "" });

  await startInstallation(env);
  expect(await checkSignIn("ana@example.com", "one long password", "192.0.2.1")).toBeUndefined();
  expect(await checkSignIn("ana@example.com", "two long passwords", "192.0.2.1")).toBe(t.owner.userId);
}, 120_000);
