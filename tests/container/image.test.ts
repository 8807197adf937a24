import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { config, root } from "./container";

/** Everything below, without following a link: one with an absolute target would lead out of the image. */
function below(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => [
    entry,
    ...(entry.isDirectory() ? below(pathOf(entry)) : []),
  ]);
}

const pathOf = ({ parentPath, name }: Dirent) => join(parentPath, name);
const filesIn = (folder: string) => below(folder).flatMap((entry) => (entry.isFile() ? [pathOf(entry)] : []));

test("the image says how to run it: an unprivileged user, one volume, a health check without a shell", () => {
  expect(config).toMatchObject({
    User: "1000:1000",
    Volumes: { "/data": {} },
    WorkingDir: "/app",
    Entrypoint: ["node", "/app/keyrack.mjs"],
    Cmd: ["serve"],
    Healthcheck: { Test: ["CMD", "node", "/app/keyrack.mjs", "health"] },
  });
});

test("neither its variables nor its files hold a secret", () => {
  expect(config.Env.filter((line) => /_(KEY|TOKEN|SECRET|PASSWORD|PASSPHRASE)/.test(line))).toEqual([]);
  const files = filesIn(join(root, "app"));
  expect(files.length).toBeGreaterThan(100);
  expect(
    files.filter((path) => /(^|\/)(\.env[^/]*|master\.key|\.npmrc|\.git|id_[a-z0-9]+|.*\.db)$/.test(path)),
  ).toEqual([]);
  const like =
    /krkmk1_[A-Za-z0-9_-]{40}|krk_svc_[A-Za-z0-9]{30}_[A-Za-z0-9]{6}|-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{60}/;
  const ours = files.filter((path) => !path.includes("/node_modules/") && !path.endsWith(".node"));
  expect(ours.filter((path) => like.test(readFileSync(path, "latin1")))).toEqual([]);
});

test("no development dependency, test or package manager lies in it", () => {
  const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const there = Object.entries(lock.packages).filter(([path, { dev }]) => dev && existsSync(join(root, "app", path)));
  expect(there).toEqual([]);
  const ours = filesIn(join(root, "app")).filter((path) => !path.includes("/node_modules/"));
  expect(ours.filter((path) => /\.test\.|\/tests\/|\.tsx?$/.test(path))).toEqual([]);
  for (const tool of ["npm", "npx", "corepack", "yarn"])
    expect(existsSync(join(root, "usr/local/bin", tool))).toBe(false);
});

test("its bill of materials names every package that lies in it", () => {
  const { components }: { components: { purl: string }[] } = JSON.parse(
    readFileSync(join(root, "app/sbom.json"), "utf8"),
  );
  const known = new Set(components.map(({ purl }) => purl));
  const manifests = filesIn(join(root, "app/node_modules")).filter((path) =>
    /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path),
  );
  const unnamed = manifests.filter((path) => {
    const { name, version } = JSON.parse(readFileSync(path, "utf8"));
    return (
      name &&
      version &&
      !path.includes("/next/dist/compiled/") &&
      !known.has(`pkg:npm/${name.replace("@", "%40")}@${version}`)
    );
  });
  expect(manifests.length).toBeGreaterThan(50);
  expect(unnamed).toEqual([]);
});

test("nothing in it gives its caller more rights, and only /data belongs to the user", () => {
  const risen: string[] = [];
  const owned: string[] = [];
  for (const top of ["app", "etc", "opt", "usr", "var", "data"]) {
    for (const path of [join(root, top), ...below(join(root, top)).map(pathOf)]) {
      const stat = lstatSync(path);
      if ((stat.mode & 0o6000) !== 0 && stat.isFile()) risen.push(path);
      if (stat.uid === 1000) owned.push(path.slice(root.length));
    }
  }
  expect(risen).toEqual([]);
  expect(owned.map((path) => path.replace(/\/$/, ""))).toEqual(["/data"]);
});
