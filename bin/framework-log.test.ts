import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("what the framework says of a page that failed is one line of the log, with its reference and without rows", () => {
  const script = `
    import { takeFrameworkLog } from "./bin/framework-log";
    import { withRequest } from "./lib/request-context";
    takeFrameworkLog();
    const error = Object.assign(new Error("duplicate key"), { digest: "123", detail: "Key (email)=(ana@example.com)" });
    withRequest("rq_1", () => console.error("\\u001b[31m⨯\\u001b[0m", error));
    console.warn("\\u001b[33mno tokens Bearer abc.def are kept\\u001b[0m");
  `;
  const run = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect(run.stderr).toBe("");
  expect(run.stdout).not.toContain("ana@example.com");
  const [first, second, ...more] = run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  const error = { name: "Error", message: "duplicate key", at: expect.any(Array) };
  const failed = { level: "error", requestId: "rq_1", message: "a page could not be shown", reference: "123", error };
  expect(first).toMatchObject(failed);
  expect(second).toMatchObject({ level: "warn", message: "no tokens Bearer [cut] are kept" });
  expect(more).toEqual([]);
});
