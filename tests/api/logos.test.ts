import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "@/app/logos/own/[id]/route";
import type { Member } from "@/lib/actor";
import { findConnector, listConnectors } from "@/lib/catalog";
import { saveConnector } from "@/lib/custom-connectors/save";
import { removeLogo, setLogo } from "@/lib/logos/change";
import { loadLogos, logoOf } from "@/lib/logos/shelf";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";

let t: TestInstallation;
let owner: Member;
beforeAll(async () => {
  t = await testInstallation();
  owner = t.owner;
});
afterAll(() => t.stop());

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const asked = (address: string) => {
  const id = address.split("/").at(-1) ?? "";
  return GET(new Request("http://localhost/"), { params: Promise.resolve({ id }) });
};

test("a logo takes the place of the application's own in this workspace alone, also after a restart", async () => {
  const elsewhere: Member = { ...owner, workspaceId: "ws_0000000000000000000000" };
  const before = findConnector("stripe", owner)?.tile;
  await setLogo(owner, "stripe", pixel);
  await loadLogos(t.home.store);
  const { logo = "" } = findConnector("stripe", owner)?.tile ?? {};
  expect(logo).toMatch(/^\/logos\/own\/lg_/);
  expect(listConnectors(owner).find(({ id }) => id === "stripe")?.tile.logo).toBe(logo);
  expect(findConnector("stripe", elsewhere)?.tile).toEqual(before);
  expect(findConnector("stripe")?.tile).toEqual(before);
  const answer = await asked(logo);
  expect(answer.headers.get("content-type")).toBe("image/png");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  expect(Buffer.from(await answer.arrayBuffer()).equals(pixel)).toBe(true);
  await removeLogo(owner, "stripe");
  expect(findConnector("stripe", owner)?.tile).toEqual(before);
  expect((await asked(logo)).status).toBe(404);
});

test("an application of one's own has one too, and another upload has another address", async () => {
  const definition = {
    format: "keyrack.connector/1",
    name: "Ours",
    category: "erp",
    baseUrl: "https://api.ours.example",
    check: { path: "/me", expect: "json", identity: "/id" },
    ways: [{ kind: "apiKey", key: { in: "header", name: "X-Key" } }],
  };
  const { id } = await saveConnector(owner, { definition, source: "form" });
  await setLogo(owner, id, pixel);
  const first = logoOf(owner.workspaceId, id);
  await setLogo(owner, id, pixel);
  expect(logoOf(owner.workspaceId, id)).not.toBe(first);
});

test("a drawing with a script in it, another kind of file and somebody who may not are refused", async () => {
  await expect(setLogo(owner, "stripe", svg)).rejects.toMatchObject({ code: "invalid_fields" });
  await expect(setLogo(owner, "stripe", Buffer.alloc(0))).rejects.toMatchObject({ code: "invalid_fields" });
  await expect(setLogo({ ...owner, role: "editor" }, "stripe", pixel)).rejects.toMatchObject({ code: "forbidden" });
  await expect(setLogo(owner, "nobody-makes-this", pixel)).rejects.toMatchObject({ code: "not_found" });
  expect(logoOf(owner.workspaceId, "stripe")).toBeUndefined();
});
