import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventActor, eventActors, listEvents, record } from "@/lib/events";
import { csvCell, exportEvents } from "@/lib/events-export";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";

let t: TestInstallation;
const hostile = ["=1+1", "+SUM(A1)", "-2", "@x", "\t=1", " =cmd|' /C calc'!A0", "\r\n=1", 'a"b', "plain"];

beforeAll(async () => {
  t = await testInstallation();
  await t.home.store.write(async (tx) => {
    for (const [index, name] of hostile.entries())
      await record(
        t.home,
        tx,
        eventActor(t.owner),
        "credential.verified",
        { kind: "credential", id: `cr_${index}`, name },
        {
          outcome: index === 0 ? "rejected" : "verified",
        },
      );
  });
});
afterAll(() => t.stop());

const text = async (format: "csv" | "jsonl") => {
  let all = "";
  for await (const part of await exportEvents(t.owner, format, { area: "credential" })) all += part;
  return all;
};

test("no cell of the CSV can become a formula, and all of it can be read back", async () => {
  const rows = parse(await text("csv"), { columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(hostile.length);
  for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+\-@|%]/);
  expect(rows.map((row) => (row.name ?? "").replace(/^'/, "")).reverse()).toEqual(hostile);
  expect(csvCell("plain")).toBe("plain");
});

test("JSON Lines hold the same, and the export is an event itself", async () => {
  const rows = (await text("jsonl"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { target: { name: string } });
  expect(rows.map((row) => row.target.name).reverse()).toEqual(hostile);
  expect((await listEvents(t.owner, { area: "events" })).length).toBe(2);
});

test("lines are found by who, what, which, when and result", async () => {
  const count = async (filter: Parameters<typeof listEvents>[1]) => (await listEvents(t.owner, filter)).length;
  expect(await count({ result: "problem" })).toBe(1);
  expect(await count({ area: "credential", result: "fine" })).toBe(hostile.length - 1);
  expect(await count({ q: "SUM" })).toBe(1);
  expect(await count({ q: "%" })).toBe(0);
  expect(await count({ target: "cr_3" })).toBe(1);
  expect(await count({ by: "us_nobody" })).toBe(0);
  expect(await count({ to: 1 })).toBe(0);
  expect(await count({ from: 1, by: t.owner.userId, area: "credential" })).toBe(hostile.length);
  expect(await eventActors(t.owner)).toEqual([{ id: t.owner.userId, name: t.owner.name }]);
});
