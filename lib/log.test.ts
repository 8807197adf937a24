import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { found } from "@/tests/support/encodings";
import { redacted } from "./log-error";

const canary = "cn-7Q9x-Zk4mW2vB8rT5";

/** The lines that a process of its own wrote, as it would in production. */
function written(statements: string): Record<string, unknown>[] {
  const script = `
    import { log, setLogLevel } from "./lib/log";
    import { withRequest } from "./lib/request-context";
    import { secret } from "./lib/secret";
    const canary = ${JSON.stringify(canary)};
    ${statements}`;
  const run = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect(run.stderr).toBe("");
  const lines = run.stdout.trim().split("\n");
  for (const line of lines) expect(found(canary, Buffer.from(line)), line).toEqual([]);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("a line is one JSON document with time, level, message and the request's id", () => {
  const [first, second, ...rest] = written(`
    setLogLevel("debug");
    log("info", "ready", { url: "http://localhost:3000", n: 1 });
    await withRequest("rq_1", async () => {
      await null;
      log("debug", "asked", { credential: "cr_0123456789012345678901" });
    });`);
  expect(rest).toEqual([]);
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(first).toEqual({ level: "info", time, message: "ready", url: "http://localhost:3000", n: 1 });
  expect(second).toMatchObject({ level: "debug", requestId: "rq_1", credential: "cr_0123456789012345678901" });
});

test("what is below the level is not written, and silent writes nothing at all", () => {
  const lines = written(`
    setLogLevel("warn");
    log("info", "not this");
    log("warn", "this");
    setLogLevel("silent");
    log("error", "not this either");`);
  expect(lines.map(({ message }) => message)).toEqual(["this"]);
});

test("a secret that was passed by mistake is written in no way", () => {
  const [line] = written(`
    const error = Object.assign(new Error("refused https://user:" + canary + "@db.internal/?token=" + canary), {
      code: "E_X", response: { headers: { authorization: canary } }, config: canary,
    });
    error.cause = new Error("Bearer " + canary, { cause: { headers: { authorization: "Bearer " + canary } } });
    log("error", "all of it", {
      error,
      wrapped: { deep: [secret(canary)] },
      password: canary,
      request: { headers: { Authorization: "Bearer " + canary, cookie: canary }, body: { client_secret: canary } },
      "set-cookie": [canary],
      bytes: Buffer.from(canary),
      apiKey: canary,
      refresh_token: canary,
      privateKey: canary,
    });`);
  expect(line).toMatchObject({
    error: { name: "Error", code: "E_X", cause: { name: "Error" } },
    wrapped: { deep: ["[secret]"] },
    password: "[secret]",
    bytes: "[20 bytes]",
  });
});

test("what a checkpoint of the audit trail needs is written whole", () => {
  const point = { seq: 7, hash: "a".repeat(64), at: 1_700_000_000_000, signature: "b".repeat(64) };
  expect(written(`log("info", "audit checkpoint", ${JSON.stringify(point)});`)[0]).toMatchObject(point);
});

test("of an error's text what helps stays", () => {
  expect(redacted("connect ECONNREFUSED 10.0.0.5:5432")).toBe("connect ECONNREFUSED 10.0.0.5:5432");
  expect(redacted("insert into x params: a,b")).toBe("insert into x params: [cut]");
});
