import { execFileSync, spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { catalogue } from "@/connectors";
import { isHttp, secretKeys } from "@/connectors/kit";
import { drivers } from "./drivers";
import { languages } from "./languages";
import { modesFor, snippetFor } from "./snippet";
import { sampleFor } from "./target";

const url = "https://keys.example";
const reference = "cr_0123456789abcdefghijkl";

function subjects() {
  return catalogue.flatMap((connector) =>
    connector.schemes.map((scheme) => {
      const values = Object.fromEntries(
        Object.entries(scheme.fields)
          .filter(([, field]) => !field.secret)
          .map(([key, field]) => [key, field.default ?? field.example ?? "x"]),
      );
      return { url, reference, connector: connector.id, scheme, values };
    }),
  );
}

test("every application has a snippet in every language and mode, with the real address and never a template left open", () => {
  for (const subject of subjects()) {
    for (const { id: language } of languages) {
      for (const mode of modesFor(subject.scheme)) {
        const text = snippetFor(subject, language, mode);
        const name = `${subject.connector} ${subject.scheme.id} ${language} ${mode}`;
        expect(text, name).toContain(`${url}/api/v1/${mode === "proxy" ? "proxy" : "credentials"}/${reference}`);
        if (language !== "n8n") expect(text, name).toContain("KEYRACK_TOKEN");
        for (const secret of secretKeys(subject.scheme.fields)) expect(text, name).not.toContain(`{${secret}}`);
      }
    }
  }
});

test("n8n can read what it is given", () => {
  for (const subject of subjects()) {
    for (const mode of modesFor(subject.scheme)) {
      const { nodes, connections } = JSON.parse(snippetFor(subject, "n8n", mode));
      expect(nodes.length).toBe(Object.keys(connections).length + 1);
    }
  }
});

test("a shell, Python and JavaScript can read what they are given", () => {
  const all = subjects();
  const scripts = (language: "curl" | "cli" | "python" | "typescript") =>
    all.flatMap((subject) => modesFor(subject.scheme).map((mode) => snippetFor(subject, language, mode)));
  for (const script of new Set([...scripts("curl"), ...scripts("cli")])) {
    execFileSync("bash", ["-n"], { input: script });
  }
  const read = "import ast, json, sys\nfor each in json.load(sys.stdin): ast.parse(each)";
  const python = spawnSync("python3", ["-c", read], { input: JSON.stringify([...new Set(scripts("python"))]) });
  // A machine without Python cannot tell; one with it must agree.
  expect(String(python.stderr ?? "")).toBe("");
  const modules = `const all = JSON.parse(require("fs").readFileSync(0, "utf8"));
const { SourceTextModule } = require("vm");
for (const each of all) new SourceTextModule(each);`;
  const input = JSON.stringify([...new Set(scripts("typescript"))]);
  execFileSync(process.execPath, ["--experimental-vm-modules", "--no-warnings", "-e", modules], { input });
}, 60_000);

test("the sample is the request of the check, below the base URL", () => {
  const of = (id: string, values: Record<string, string> = {}) => {
    const scheme = catalogue.find((each) => each.id === id)?.schemes.find(isHttp);
    if (!scheme) throw new Error(id);
    return sampleFor(scheme, values);
  };
  expect(of("demo").path).toBe("/me");
  expect(of("shopify", { store: "acme" })).toMatchObject({ method: "POST", path: "/graphql.json" });
  const sap = { host: "sap.acme.example", port: "50000", path: "/b1s/v1" };
  expect(of("sap-business-one", sap).path).toBe("/Countries?$select=Code&$top=1");
});

test("a protocol with a driver of its own uses it, and names it", () => {
  const postgres = subjects().find(({ connector }) => connector === "postgresql");
  if (!postgres) throw new Error("no PostgreSQL");
  expect(modesFor(postgres.scheme)).toEqual(["fetch"]);
  expect(snippetFor(postgres, "typescript", "fetch")).toContain('import pg from "pg"');
  expect(snippetFor(postgres, "cli", "fetch")).toContain("psql");
  for (const id of Object.keys(drivers))
    expect(
      catalogue.some((each) => each.id === id),
      id,
    ).toBe(true);
});
