import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { labelCredential } from "@/lib/credentials/labels";
import { demoKey } from "@/lib/demo";
import { type Scope, scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import { tokensReaching } from "@/lib/tokens/reaching";
import { tagsInUse } from "@/lib/tokens/tagged";
import { type TestApi, testApi } from "../support/api";

let t: TestApi;
let key: string;
beforeAll(async () => {
  t = await testApi();
  key = await demoKey(t.home.store, t.home.vault);
});
afterAll(() => t.stop());

async function made(name: string, tags: string[]): Promise<string> {
  await t.home.store.write(async (tx) => void (await tx.delete(t.home.store.t.limits)));
  const input = { name, connector: "demo", scheme: "key", values: { key }, labels: { tags } };
  return (await createCredential(t.owner, input)).id;
}

const reaching = (tags: string[], only: Scope[] = [...scopes]) =>
  createToken(t.owner, { name: `Reaches ${tags.join()}`, scopes: only, reach: { kind: "tagged", tags } });

async function listed(token: string): Promise<unknown[]> {
  const { json } = await t.call("GET", "/credentials", { token });
  return (json.items as { name: string }[]).map(({ name }) => name).sort();
}

test("a token by tag reaches what bears any of its tags, and everything else does not exist", async () => {
  const [orders, mail, none] = [
    await made("Orders", ["eu_west", "prod"]),
    await made("Mail", ["mail"]),
    await made("Bare", ["euxwest", "production"]),
  ];
  const { text: token } = await reaching(["prod", "mail", "eu_west"]);
  expect(await listed(token)).toEqual(["Mail", "Orders"]);
  for (const [id, status] of [
    [orders, 200],
    [mail, 200],
    [none, 404],
  ] as const) {
    for (const path of [`/credentials/${id}`, `/credentials/${id}/authorization`, `/proxy/${id}/me`]) {
      expect([path, (await t.call("GET", path, { token })).status]).toEqual([path, status]);
    }
  }
});

test("a tag that comes or goes holds from the next call on", async () => {
  const id = await made("Moving", []);
  const { text: token } = await reaching(["moving"]);
  const status = async () => (await t.call("GET", `/credentials/${id}/authorization`, { token })).status;
  expect(await status()).toBe(404);
  await labelCredential(t.owner, id, { tags: ["moving"] });
  expect(await status()).toBe(200);
  await labelCredential(t.owner, id, { tags: [] });
  expect(await status()).toBe(404);
});

test("a credential that is made with the tag is reached at once", async () => {
  const { text: token } = await reaching(["young"]);
  expect(await listed(token)).toEqual([]);
  await made("Young", ["young"]);
  expect(await listed(token)).toEqual(["Young"]);
});

test("a token by tag cannot tag its way to others, makes nothing, and stays in its workspace", async () => {
  const [inside, outside, foreign] = [
    await made("Inside", ["own"]),
    await made("Outside", []),
    await made("Foreign", ["own"]),
  ];
  const { credentials, workspaces } = t.home.store.t;
  await t.home.store.write(async (tx) => {
    await tx.insert(workspaces).values({ id: "ws_elsewhere", name: "Elsewhere", createdAt: 1 });
    await tx.update(credentials).set({ workspaceId: "ws_elsewhere" }).where(eq(credentials.id, foreign));
  });
  const { text: token } = await reaching(["own"]);
  expect(await listed(token)).toEqual(["Inside"]);
  const body = { tags: ["own"] };
  expect((await t.call("PATCH", `/credentials/${outside}`, { token, body })).status).toBe(404);
  expect((await t.call("PATCH", `/credentials/${inside}`, { token, body: { tags: ["own", "more"] } })).status).toBe(
    200,
  );
  const input = { connector: "demo", scheme: "key", name: "More", values: { key }, tags: ["own"] };
  expect((await t.call("POST", "/credentials", { token, body: input })).status).toBe(403);
});

test("the page of a credential names the tokens that reach it by tag, and the form the tags in use", async () => {
  const id = await made("Named", ["seen"]);
  const { token } = await reaching(["seen"], ["proxy:read"]);
  const found = await tokensReaching(t.owner, id);
  expect(found.map((each) => each.id)).toEqual([token.id]);
  expect(await tagsInUse(t.owner)).toContain("seen");
  expect(await tagsInUse({ ...t.owner, workspaceId: "ws_nowhere" })).toEqual([]);
});

test("what is no tag, and no tag at all, is refused at the field", async () => {
  for (const tags of [[], ["Not a tag"], ['a"b'], ["%"]]) {
    await expect(reaching(tags)).rejects.toMatchObject({
      code: "invalid_fields",
      fields: { reach: expect.any(String) },
    });
  }
});
