import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Database } from "@/lib/db/driver";

type Entry = {
  name?: string;
  version: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  link?: boolean;
};
type Lock = { packages: Record<string, Entry & { dev?: boolean; dependencies?: Record<string, string> }> };
const readJson = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const lock: Lock = readJson("package-lock.json");
const folder = mkdtempSync(join(tmpdir(), "keyrack-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lint(change: (lock: Lock) => void): { status: number | null; stdout: string } {
  const copy = structuredClone(lock);
  change(copy);
  const path = join(folder, "package-lock.json");
  writeFileSync(path, JSON.stringify(copy));
  return spawnSync(process.execPath, ["scripts/lint-lockfile.mjs", path], { encoding: "utf8" });
}

test("every package is locked to a checksum and the registry, and only known ones run a script at install", () => {
  const { status, stdout } = lint(() => undefined);
  expect(stdout).toMatch(/^\d+ packages, each with its checksum/);
  expect(status).toBe(0);
});

test.each<[string, (entry: Entry) => void, RegExp]>([
  ["without a checksum", (entry) => delete entry.integrity, /zod: has no SHA-512 checksum/],
  ["with a weak checksum", (entry) => Object.assign(entry, { integrity: "sha1-AAAA" }), /zod: has no SHA-512/],
  ["from a foreign host", (entry) => Object.assign(entry, { resolved: "https://evil.example/z.tgz" }), /evil\.example/],
  ["from Git", (entry) => Object.assign(entry, { resolved: "git+ssh://git@github.com/z/z.git#1" }), /comes from git/],
  ["that is a link", (entry) => Object.assign(entry, { link: true }), /lies outside/],
  ["with a new install script", (entry) => Object.assign(entry, { hasInstallScript: true }), /zod: runs a script/],
])("a package %s is found", (_, change, said) => {
  const { status, stdout } = lint(({ packages }) => {
    const entry = packages["node_modules/zod"];
    if (entry) change(entry);
  });
  expect(stdout).toMatch(said);
  expect(status).toBe(1);
});

test("no version is below its floor", () => {
  const floors = readJson("scripts/floors.json");
  const sqlite = new Database(":memory:").prepare("select sqlite_version()").pluck().get();
  const found: [string, unknown, string][] = [
    ["sqlite", sqlite, floors.sqlite.floor],
    ["node", process.versions.node, floors.node.floor],
    ...Object.entries<{ floor: string }>(floors.packages).map(([name, { floor }]): [string, unknown, string] => [
      name,
      lock.packages[`node_modules/${name}`]?.version,
      floor,
    ]),
  ];
  expect(found.filter(([, version, floor]) => !isAtLeast(String(version), floor))).toEqual([]);
  expect(isAtLeast("3.9.0", "3.51.3")).toBe(false);
});

function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, "en", { numeric: true }) >= 0;
}

type Bom = {
  components: { type: string; "bom-ref": string; name: string; version: string; purl: string }[];
  dependencies: { ref: string; dependsOn: string[] }[];
};

test("the bill of materials is CycloneDX, holds production packages alone, and is the same each time", () => {
  const run = () => spawnSync(process.execPath, ["scripts/sbom.mjs"], { encoding: "utf8" }).stdout;
  const text = run();
  expect(run()).toBe(text);
  const bom: Bom = JSON.parse(text);
  expect(bom).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1 });
  expect(bom).toHaveProperty(
    "serialNumber",
    expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  );
  const refs = new Set(bom.components.map((each) => each["bom-ref"]));
  expect(refs.size).toBe(bom.components.length);
  for (const each of bom.components) {
    expect(each).toMatchObject({
      type: "library",
      name: expect.stringMatching(/./),
      version: expect.stringMatching(/^\d/),
    });
    expect(each.purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d/);
  }
  for (const { ref, dependsOn } of bom.dependencies) {
    expect([...dependsOn, ...(ref === "keyrack@0.1.0" ? [] : [ref])].filter((each) => !refs.has(each))).toEqual([]);
  }
  const names = new Set(bom.components.map(({ purl }) => purl.replace(/@[^@]*$/, "")));
  const { dependencies, devDependencies } = readJson("package.json");
  // A package under another name is called by its own.
  const purl = (name: string) => `pkg:npm/${(lock.packages[`node_modules/${name}`]?.name ?? name).replace("@", "%40")}`;
  expect(Object.keys(dependencies).filter((name) => !names.has(purl(name)))).toEqual([]);
  const developing = Object.keys(devDependencies).filter((name) => lock.packages[`node_modules/${name}`]?.dev);
  expect(developing.filter((name) => names.has(purl(name)))).toEqual([]);
});
