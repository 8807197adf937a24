import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What bin/form-action.ts goes by when it tells a call that fits from one that does not. */
test("an action takes nothing, a form last, or says by dots that it looks at each thing itself", () => {
  const files = execFileSync("git", ["grep", "-l", '^"use server"', "--", "app"], { encoding: "utf8" }).trim();
  const actions = files.split("\n").flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return [...text.matchAll(/^export async function (\w+)\(([^)]*?),?\s*\)/gms)].map(([, name, takes = ""]) => ({
      name: `${file} ${name}`,
      takes: takes.trim(),
    }));
  });
  expect(actions.length).toBeGreaterThan(80);
  const fits = /^$|(?:^|,\s*)_?form: FormData$|^\.\.\./;
  expect(actions.filter(({ takes }) => !fits.test(takes))).toEqual([]);
});
