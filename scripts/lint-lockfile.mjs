/**
 * Looks at package-lock.json before anything of it is installed: every package has a checksum and comes from the registry,
 * and only packages that are known for it run a script when they are installed.
 *
 *     node scripts/lint-lockfile.mjs [FILE]
 *
 * Prints one line for each problem and then ends with 1. Uses Node alone.
 */
import { readFileSync } from "node:fs";

const registry = "https://registry.npmjs.org/";

/** Name → why it has to. A new one is a decision: read its script first. */
const mayRunScripts = {
  "better-sqlite3": "compiles SQLite",
  "cpu-features": "compiles; optional, speeds up SSH",
  esbuild: "puts its binary in place; development only",
  ssh2: "compiles; optional, speeds up SSH",
};

const { lockfileVersion, packages = {} } = JSON.parse(readFileSync(process.argv[2] ?? "package-lock.json", "utf8"));
const problems = lockfileVersion === 3 ? [] : [`version ${lockfileVersion} of the format is not the one this reads`];
for (const [path, entry] of Object.entries(packages)) {
  if (path === "") continue;
  const name = entry.name ?? path.split("node_modules/").at(-1);
  const say = (problem) => problems.push(`${path}: ${problem}`);
  if (!path.startsWith("node_modules/") || entry.link) say("lies outside of node_modules");
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? "")) say("has no SHA-512 checksum");
  if (entry.resolved !== undefined && !entry.resolved.startsWith(registry)) say(`comes from ${entry.resolved}`);
  if (!/^\d+\.\d+\.\d+/.test(entry.version ?? "")) say(`has ${entry.version} for a version`);
  if (entry.hasInstallScript && !Object.hasOwn(mayRunScripts, name)) say("runs a script when it is installed");
}
const root = packages[""] ?? {};
for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
  for (const [name, range] of Object.entries(root[kind] ?? {})) {
    if (!/^(npm:[a-z0-9@/-]+@)?\d+\.\d+\.\d+$/.test(range))
      problems.push(`${kind} ${name}: "${range}" is no exact version`);
  }
}
for (const name of Object.keys(mayRunScripts)) {
  const used = Object.entries(packages).some(
    ([path, { hasInstallScript }]) => hasInstallScript && path.endsWith(`node_modules/${name}`),
  );
  if (!used) problems.push(`${name}: is on the list of packages with a script, and needs it no longer`);
}
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exit(1);
console.log(`${Object.keys(packages).length - 1} packages, each with its checksum and from the registry`);
