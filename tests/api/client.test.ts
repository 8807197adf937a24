import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import createClient from "openapi-fetch";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoKey } from "@/lib/demo";
import { raw, type TestApi, testApi } from "../support/api";

/** A client as somebody else writes it: types made of the published description, compiled, and then run. */
let t: TestApi;
let folder: string;
beforeAll(async () => {
  t = await testApi();
  folder = mkdtempSync(join(tmpdir(), "keyrack-client-"));
  const document = JSON.parse((await raw(`${t.url}/api/openapi.json`, "GET", {})).body.toString());
  writeFileSync(join(folder, "keyrack.d.ts"), astToString(await openapiTS(document)));
});
afterAll(async () => {
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});

const right = `
import type create from "openapi-fetch";
import type { paths } from "./keyrack";
export async function walk(createClient: typeof create, baseUrl: string, token: string, key: string) {
  const client = createClient<paths>({ baseUrl, headers: { authorization: \`Bearer \${token}\` } });
  const connectors = await client.GET("/connectors", { params: { query: { q: "demo" } } });
  const made = await client.POST("/credentials", {
    params: { header: { "Idempotency-Key": "typed-1" } },
    body: { connector: "demo", scheme: "key", name: "Typed", values: { key }, tags: ["typed"] },
  });
  if (made.error !== undefined) throw new Error(made.error.detail);
  const path = { id: made.data.id };
  const read = await client.GET("/credentials/{id}", { params: { path } });
  const listed = await client.GET("/credentials", { params: { query: { tag: "typed", limit: 5 } } });
  const changed = await client.PATCH("/credentials/{id}", { params: { path }, body: { name: "Typed too" } });
  const verified = await client.POST("/credentials/{id}/verification", { params: { path } });
  const access = await client.GET("/credentials/{id}/authorization", { params: { path } });
  const secret = await client.GET("/credentials/{id}/secret", { params: { path } });
  const events = await client.GET("/events", { params: { query: { target: made.data.id } } });
  const refused = await client.POST("/credentials", { body: { connector: "demo", scheme: "key", name: "x", values: {} } });
  const removed = await client.DELETE("/credentials/{id}", { params: { path } });
  const gone = await client.GET("/credentials/{id}", { params: { path } });
  const status: "valid" | "limited" | "invalid" | "unknown" | undefined = read.data?.status;
  return {
    connector: connectors.data?.items[0]?.id,
    status,
    listed: listed.data?.items.map(({ name, tags }) => [name, tags]),
    renamed: changed.data?.name,
    outcome: verified.data?.outcome,
    header: access.data?.headers?.authorization,
    secret: secret.data?.values.key,
    events: events.data?.items.map(({ action }) => action),
    pointer: refused.error?.errors[0]?.pointer,
    removed: removed.response.status,
    code: gone.error?.code,
  };
}
`;

const wrong = [
  ['client.GET("/credential", {})', /"\/credential"/],
  ['client.POST("/credentials", { body: { connector: "demo" } })', /missing the following properties|is missing/],
  ['client.GET("/credentials", { params: { query: { status: "purple" } } })', /"purple"/],
] as const;

test("a client with generated types compiles and does everything it says", async () => {
  expect(compiled("client.ts", right)).toEqual([]);
  writeFileSync(join(folder, "client.mjs"), readFileSync(join(folder, "client.js")));
  const { walk } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, "client.mjs")).href)) as {
    walk(create: typeof createClient, url: string, token: string, key: string): Promise<Record<string, unknown>>;
  };
  const key = await demoKey(t.home.store, t.home.vault);
  const { text } = await t.token();
  expect(await walk(createClient, `${t.url}/api/v1`, text, key)).toEqual({
    connector: "demo",
    status: "valid",
    listed: [["Typed", ["typed"]]],
    renamed: "Typed too",
    outcome: "verified",
    header: `Bearer ${key}`,
    secret: key,
    events: expect.arrayContaining(["credential.created", "credential.renamed", "secret.released"]),
    pointer: "#/values/key",
    removed: 204,
    code: "not_found",
  });
});

test("the types refuse what the API would refuse", () => {
  const source = `import type create from "openapi-fetch"; import type { paths } from "./keyrack";
    export const run = (createClient: typeof create) => {
      const client = createClient<paths>();
      return [${wrong.map(([call]) => call).join(",\n")}];
    };`;
  const complaints = compiled("wrong.ts", source);
  for (const [call, message] of wrong) expect(complaints.join("\n"), call).toMatch(message);
});

/** What the compiler complains of; the JavaScript lies beside the source. */
function compiled(name: string, source: string): string[] {
  const file = join(folder, name);
  writeFileSync(file, source);
  const program = ts.createProgram([file], {
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    types: [],
    paths: { "openapi-fetch": [resolve("node_modules/openapi-fetch")] },
  });
  program.emit();
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}
