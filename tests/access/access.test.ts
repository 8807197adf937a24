import { afterAll, beforeAll, expect, test } from "vitest";
import { endpoints } from "@/app/api/v1/endpoints";
import { type Actor, actions, may } from "@/lib/actor";
import { scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import { type TestApi, testApi } from "../support/api";
import { doors } from "./doors";
import { people, startWorld, type World } from "./world";

/**
 * Who may do what, worked out by asking the product: every actor against every action, every call of the API, and
 * every door of the pages. What comes out is compared with the checked-in table. A new endpoint, route or server action,
 * and any change of what somebody may do, fails until `npx vitest run tests/access -u` was run and the difference read.
 */
let t: TestApi;
let world: World;
beforeAll(async () => {
  t = await testApi();
  world = await startWorld(t);
});
afterAll(() => t.stop());

test("every actor may do exactly what the table says", async () => {
  const actors: [string, Actor][] = [...people(t.owner), ...visitors(), ...(await tokenActors())];
  const lines = actions.map((action) => {
    const cells = actors.map(([, actor]) => {
      const own = may(actor, action, { createdBy: actor.kind === "member" ? actor.userId : "" });
      const others = may(actor, action, { createdBy: "us_somebody_else" });
      return own === others ? (own ? "yes" : "-") : "own";
    });
    return `| ${action} | ${cells.join(" | ")} |`;
  });
  await expect(table(["action", ...actors.map(([name]) => name)], lines)).toMatchFileSnapshot("actions.md");
});

test("every call of the API answers every caller as the table says", async () => {
  const callers: [string, string | undefined][] = [
    ...(await Promise.all(scopes.map(async (scope) => [scope, (await t.token({ scopes: [scope] })).text] as const))),
    ["no scope of the call", undefined],
    ["anonymous", ""],
  ].map(([name, token]) => [String(name), token]);
  const all = (await t.token()).text;
  const lines: string[] = [];
  for (const { name, method, path, scope } of calls) {
    const own: string[] = [];
    for (const [caller, token] of callers) {
      if (caller === "no scope of the call" && scope === "any") own.push("-");
      else own.push(await asked(method, path, await tokenFor(caller, token, scope), "own"));
    }
    const foreign = await asked(method, path, all, "foreign");
    const missing = await asked(method, path, all, "missing");
    const stranger = await asked(method, path, world.strangersToken, "own");
    lines.push(`| ${method} ${path} | ${name} | ${[...own, foreign, missing, stranger].join(" | ")} |`);
  }
  const heads = ["call", "name", ...callers.map(([name]) => name), "foreign id", "missing id", "foreign token"];
  await expect(table(heads, lines)).toMatchFileSnapshot("api.md");
});

test("every page, route and server action is known, with how it finds out who asks", async () => {
  const lines = doors().map(({ door, guard, verbs }) => `| ${door} | ${guard} | ${verbs} |`);
  await expect(table(["door", "asks who by", "verbs of the room"], lines)).toMatchFileSnapshot("doors.md");
});

test("no door that changes something is open to whoever comes by", () => {
  const open = doors().filter(({ kind, guard, door }) => kind !== "page" && guard === "nothing" && !harmless.has(door));
  expect(open.map(({ door }) => door)).toEqual([]);
});

/** Doors that have to be open: each hands on to what looks for itself. */
const harmless: ReadonlySet<string> = new Set([
  "app/api/auth/[...nextauth]/route.ts GET",
  "app/api/auth/[...nextauth]/route.ts POST",
  "app/api/openapi.json/route.ts GET",
  // A picture under an address that nobody can guess; whoever came by a link sees it too.
  "app/logos/own/[id]/route.ts GET",
  ...["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"].map(
    (each) => `app/api/v1/[[...path]]/route.ts ${each}`,
  ),
  "app/session-actions.ts chooseThemeAction",
  "app/session-actions.ts chooseShortcutsAction",
  "app/session-actions.ts signOutAction",
]);

const calls = [
  ...endpoints.map(({ name, method, path, scope }) => ({ name, method, path, scope })),
  { name: "proxyGet", method: "GET", path: "/proxy/{id}/me", scope: "proxy:read" },
  { name: "proxyPost", method: "POST", path: "/proxy/{id}/me", scope: "proxy:write" },
] as const;

const bodies: Readonly<Record<string, unknown>> = {
  createCredential: { connector: "demo", scheme: "key", name: "Made", values: {} },
  changeCredential: { name: "Renamed" },
};

async function asked(method: string, path: string, token: string | undefined, whose: "own" | "foreign" | "missing") {
  if (whose !== "own" && !path.includes("{id}")) return "-";
  const id = path.startsWith("/connectors")
    ? world.connector(whose)
    : await world.credential(whose, method === "DELETE");
  const call = calls.find((each) => each.method === method && each.path === path);
  const body = bodies[call?.name ?? ""];
  const answer = await t.call(method, path.replace("{id}", id), { ...(token ? { token } : {}), body });
  const code = typeof answer.json.code === "string" ? ` ${answer.json.code}` : "";
  return `${answer.status}${code}`;
}

async function tokenFor(caller: string, token: string | undefined, scope: string): Promise<string | undefined> {
  if (caller !== "no scope of the call") return token;
  const rest = scopes.filter((each) => each !== scope);
  return (await createToken(t.owner, { name: "Rest", scopes: rest })).text;
}

/** What a connect link asks for next: something new, one that is there, and nothing any more. */
function visitors(): [string, Actor][] {
  const { workspaceId } = t.owner;
  const visitor = { kind: "visitor", visitId: "lv", name: "V", workspaceId } as const;
  const kind = { connector: "demo", scheme: "key" };
  return [
    ["link visitor, a new one", { ...visitor, asked: kind }],
    ["link visitor, one", { ...visitor, asked: { ...kind, credential: "cr" } }],
    ["link visitor, done", { ...visitor, asked: undefined }],
  ];
}

async function tokenActors(): Promise<[string, Actor][]> {
  const { workspaceId } = t.owner;
  return scopes.map((scope) => [
    scope,
    { kind: "token", tokenId: "tk", name: "T", workspaceId, scopes: new Set([scope]), reach: "all", flow: undefined },
  ]);
}

function table(heads: readonly string[], lines: readonly string[]): string {
  return `| ${heads.join(" | ")} |\n|${" --- |".repeat(heads.length)}\n${lines.join("\n")}\n`;
}
