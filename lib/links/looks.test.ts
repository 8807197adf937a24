import { afterAll, beforeAll, expect, test } from "vitest";
import { listEvents } from "@/lib/events";
import { addMember } from "@/tests/access/things";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { readLooks, saveLooks } from "./looks";

let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());

const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("colour and logo are kept apart from where people may go afterwards, and what is the same is no event", async () => {
  await saveLooks(t.owner, { colour: "violet", logo: dot });
  await saveLooks(t.owner, { returnOrigins: "https://portal.example.com" });
  expect(await readLooks(t.owner)).toEqual({
    colour: "violet",
    logo: `data:image/png;base64,${dot.toString("base64")}`,
    returnOrigins: ["https://portal.example.com"],
  });
  await saveLooks(t.owner, { colour: "violet" });
  expect((await listEvents(t.owner)).filter(({ action }) => action === "link.configured")).toHaveLength(2);
  await saveLooks(t.owner, { removeLogo: true });
  expect((await readLooks(t.owner)).logo).toBeUndefined();
});

test("only a picture by its own bytes becomes a logo, of at most 100 KB, and only owners and admins choose it", async () => {
  const large = Buffer.concat([dot, Buffer.alloc(100 * 1024)]);
  for (const logo of [Buffer.from("<svg onload=alert(1)>"), large, Buffer.from("GIF89a")]) {
    await expect(saveLooks(t.owner, { logo })).rejects.toMatchObject({ fields: { logo: expect.any(String) } });
  }
  const editor = await addMember(t.home, t.owner.workspaceId, "editor");
  await expect(saveLooks(editor, { colour: "red" })).rejects.toMatchObject({ code: "forbidden" });
});
