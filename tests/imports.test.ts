import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** The house rules on who may import whom. A broken one names file, import and reason. */
const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.mts"],
  {
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((file) => file !== "" && existsSync(file));
const product = files.filter(
  (file) => /^(app|components|connectors|lib|drizzle|bin)\//.test(file) && !/\.(test|fixture)\.tsx?$/.test(file),
);

type Import = { file: string; to: string; typeOnly: boolean };

function importsOf(file: string): Import[] {
  const text = readFileSync(file, "utf8");
  const statements = [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^;"']*?from\s+["']([^"']+)["']/gm),
    ...text.matchAll(/^\s*import\s+()["']([^"']+)["']/gm),
    ...text.matchAll(/\b(?:import|require)\(\s*()["']([^"']+)["']\s*\)/g),
  ];
  return statements.map((match) => ({
    file,
    to: resolved(file, match[2] ?? ""),
    typeOnly: match[1] !== undefined && match[1] !== "",
  }));
}

function resolved(file: string, to: string): string {
  if (to.startsWith("@/")) return to.slice(2);
  return to.startsWith(".") ? normalize(join(dirname(file), to)) : to;
}

const all = product.flatMap(importsOf);
const area = (path: string) => path.split("/")[0] ?? "";
const folder = (path: string) => path.split("/").slice(0, 2).join("/");
const broken = (rule: (i: Import) => boolean, reason: string) =>
  all.filter(rule).map(({ file, to }) => `${file} imports ${to}: ${reason}`);

test("every import that is ours leads to a file", () => {
  const missing = all
    .filter(({ to }) => ["app", "components", "connectors", "lib", "drizzle", "bin"].includes(area(to)))
    .filter(
      ({ to }) => !["", ".ts", ".tsx", "/index.ts"].some((end) => existsSync(to + end) && statSync(to + end).isFile()),
    );
  expect(missing).toEqual([]);
});

test("components know neither doors nor the room", () => {
  expect(
    broken(
      ({ file, to }) => area(file) === "components" && ["app", "lib", "drizzle", "bin"].includes(area(to)),
      "actions and data come as props",
    ),
  ).toEqual([]);
  expect(
    broken(
      ({ file, to }) => area(file) === "components" && area(to) === "connectors" && folder(to) !== "connectors/kit",
      "only the kit",
    ),
  ).toEqual([]);
  expect(
    broken(
      ({ file, to }) => file.startsWith("components/ui/") && area(to) === "connectors",
      "components/ui know no domain word",
    ),
  ).toEqual([]);
});

test("connectors know only the kit, and not each other", () => {
  expect(
    broken(
      ({ file, to }) =>
        area(file) === "connectors" && ["app", "components", "lib", "drizzle", "bin"].includes(area(to)),
      "abilities are handed in",
    ),
  ).toEqual([]);
  const sideways = ({ file, to }: Import) =>
    area(file) === "connectors" &&
    area(to) === "connectors" &&
    dirname(file) !== "connectors" &&
    folder(to) !== folder(file) &&
    folder(to) !== "connectors/kit" &&
    !to.startsWith("connectors/families/");
  expect(broken(sideways, "never sideways between two connectors")).toEqual([]);
});

test("the kit and the tables import nothing of ours", () => {
  expect(
    broken(
      ({ file, to }) =>
        folder(file) === "connectors/kit" && ["app", "components", "lib", "drizzle", "bin"].includes(area(to)),
      "it is pure",
    ),
  ).toEqual([]);
  expect(
    broken(
      ({ file, to }) =>
        area(file) === "drizzle" && ["app", "components", "lib", "connectors", "bin"].includes(area(to)),
      "it is the lowest",
    ),
  ).toEqual([]);
});

test("the room knows no door and no looks", () => {
  expect(
    broken(
      ({ file, to }) => area(file) === "lib" && ["app", "components", "bin"].includes(area(to)),
      "lib never looks up",
    ),
  ).toEqual([]);
  expect(broken(({ file, to }) => area(file) === "lib" && /^react(-dom)?($|\/)/.test(to), "lib draws nothing")).toEqual(
    [],
  );
});

test("only the room sees tables, catalogue and database", () => {
  expect(broken(({ file, to }) => ["app", "bin"].includes(area(file)) && area(to) === "drizzle", "ask lib")).toEqual(
    [],
  );
  expect(
    broken(
      ({ file, to }) =>
        ["app", "bin"].includes(area(file)) && area(to) === "connectors" && folder(to) !== "connectors/kit",
      "ask lib/catalog",
    ),
  ).toEqual([]);
  expect(
    broken(
      ({ file, to }) => /^better-sqlite3/.test(to) && !/^lib\/db\/(driver|better-sqlite3-13\.d)\.ts$/.test(file),
      "the driver is chosen in one place",
    ),
  ).toEqual([]);
  expect(
    broken(
      ({ file, to }) => /^drizzle-orm/.test(to) && !["lib", "drizzle"].includes(area(file)),
      "queries live in lib",
    ),
  ).toEqual([]);
  expect(
    broken(
      ({ file, to }) =>
        /^drizzle-orm\/(better-sqlite3|sqlite-core|pg-core|pg-proxy|node-postgres|pglite)/.test(to) &&
        folder(file) !== "lib/db" &&
        !["drizzle/columns.ts", "drizzle/postgres-columns.ts"].includes(file),
      "one dialect must not leak",
    ),
  ).toEqual([]);
});

test("sockets are opened only at the outbound door", () => {
  const nets = /^(node:)?(net|tls|dns|dns\/promises|https|http2|dgram)$|^undici$/;
  // Telling an address from a name opens nothing.
  const harmless = (file: string) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => /from "(node:)?net"/.test(line))
      .every((line) => /^import \{ (isIP(v4|v6)?(, )?)+ \} from/.test(line));
  expect(
    broken(
      ({ file, to, typeOnly }) =>
        !typeOnly && nets.test(to) && folder(file) !== "lib/egress" && !(/net$/.test(to) && harmless(file)),
      "only lib/egress connects",
    ),
  ).toEqual([]);
  const fetching = product.filter(
    (file) => ["lib", "connectors", "bin"].includes(area(file)) && /(?<![.\w])fetch\(/.test(readFileSync(file, "utf8")),
  );
  expect(fetching).toEqual([]);
});

test("ciphers live in the vault, and signatures of requests in their own place", () => {
  const using = (words: RegExp, ...places: string[]) =>
    product.filter((file) => words.test(readFileSync(file, "utf8")) && !places.includes(folder(file)));
  expect(using(/createCipheriv|createDecipheriv|hkdf(Sync)?\(/, "lib/vault")).toEqual([]);
  // What the installation derives from its own key is the vault's, its set-up's and the demonstration's.
  const ours = ["lib/setup.ts", "lib/demo.ts"];
  expect(using(/createHmac|createSign\(|SignJWT/, "lib/vault", "lib/signatures", "lib/oauth", ...ours)).toEqual([]);
  const keys = broken(
    ({ file, to }) => folder(file) === "lib/signatures" && /^lib\/(db|vault|installation|egress)/.test(to),
    "a signature is counted from what it is given: it reads nothing and sends nothing",
  );
  expect(keys).toEqual([]);
});

test("the environment is read in one place", () => {
  const allowed = new Set(["lib/env.ts", "proxy.ts", "instrumentation.ts", "bin/serve.ts"]);
  const readers = product.filter((file) => /process\.env/.test(readFileSync(file, "utf8")) && !allowed.has(file));
  expect(readers).toEqual([]);
});

test("next-auth and the request's headers stay behind the session", () => {
  expect(
    broken(({ file, to }) => /^next-auth/.test(to) && folder(file) !== "lib/session", "lib/session hides it"),
  ).toEqual([]);
  expect(
    broken(({ file, to }) => to === "next/headers" && folder(file) !== "lib/session", "lib/session reads them"),
  ).toEqual([]);
  expect(
    broken(
      ({ file, to, typeOnly }) =>
        /^next($|\/)/.test(to) && area(file) === "lib" && folder(file) !== "lib/session" && !typeOnly,
      "lib does not know the framework",
    ),
  ).toEqual([]);
});

test("no file is a drawer for everything", () => {
  expect(product.filter((file) => /\/(utils|types|constants|helpers)(\.tsx?|\/)/.test(file))).toEqual([]);
});
