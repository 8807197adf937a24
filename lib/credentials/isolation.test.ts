import { afterAll, beforeAll, expect, test } from "vitest";
import type { Member, Role } from "@/lib/actor";
import { demoKey } from "@/lib/demo";
import { AppError, notFound } from "@/lib/errors";
import { listEvents } from "@/lib/events";
import { allowNetwork } from "@/lib/network-rules";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { disableCredential, enableCredential, removeCredential, renameCredential } from "./change";
import { runCheck } from "./check";
import { createCredential } from "./create";
import { editCredential } from "./edit";
import { getCredential } from "./get";
import { dailyHistory, listVerifications } from "./history";
import { loadCheck } from "./kept-check";
import { countByStatus, listCredentials } from "./list";
import { recheckCredential } from "./recheck";

let t: TestInstallation;
let id: string;
let key: string;
beforeAll(async () => {
  t = await testInstallation();
  key = await demoKey(t.home.store, t.home.vault);
  id = (await createCredential(t.owner, { name: "Ours", connector: "demo", scheme: "key", values: { key } })).id;
});
afterAll(() => t.stop());

const stranger = (): Member => ({
  ...t.owner,
  userId: "us_stranger",
  workspaceId: "ws_elsewhere",
  workspaceName: "Elsewhere",
});
const as = (role: Role, userId = "us_other"): Member => ({ ...t.owner, role, userId });

const onOne: Record<string, (actor: Member) => Promise<unknown>> = {
  get: (actor) => getCredential(actor, id),
  history: (actor) => listVerifications(actor, id),
  days: (actor) => dailyHistory(actor, id),
  recheck: (actor) => recheckCredential(actor, id),
  rename: (actor) => renameCredential(actor, id, "Theirs"),
  disable: (actor) => disableCredential(actor, id),
  enable: (actor) => enableCredential(actor, id),
  edit: (actor) => editCredential(actor, { id, values: {} }),
  check: (actor) => runCheck(actor, { connector: "demo", scheme: "key", values: {}, credential: id }),
  remove: (actor) => removeCredential(actor, id),
};

test.each(Object.keys(onOne))("another workspace's credential does not exist for: %s", async (verb) => {
  const error = await onOne[verb]?.(stranger()).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: "not_found", message: notFound().message });
  expect((await getCredential(t.owner, id)).name).toBe("Ours");
});

test("lists, counts and events hold nothing of another workspace", async () => {
  expect((await listCredentials(stranger())).items).toEqual([]);
  expect((await countByStatus(stranger())).all).toBe(0);
  expect(await listEvents(stranger())).toEqual([]);
});

test.each([
  ["viewer", ["recheck", "get", "history", "days"]],
  ["editor", ["recheck", "get", "history", "days", "rename", "disable", "enable", "edit", "check"]],
] as const)("a %s may do what the table says and nothing more", async (role, allowed) => {
  for (const verb of Object.keys(onOne).filter((each) => !(allowed as readonly string[]).includes(each))) {
    await expect(onOne[verb]?.(as(role)), verb).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const verb of allowed.filter((each) => ["get", "history", "days"].includes(each))) {
    await expect(onOne[verb]?.(as(role)), verb).resolves.toBeDefined();
  }
  await expect(allowNetwork(as(role), { network: "10.0.0.1", port: 1 })).rejects.toMatchObject({ code: "forbidden" });
});

test("an editor deletes only what is their own", async () => {
  const editor = as("editor", "us_editor");
  const own = await createCredential(editor, { name: "Editor's", connector: "demo", scheme: "key", values: { key } });
  await expect(removeCredential(editor, id)).rejects.toMatchObject({ code: "forbidden" });
  await removeCredential(editor, own.id);
  await expect(getCredential(t.owner, own.id)).rejects.toMatchObject({ code: "not_found" });
});

test("a check belongs to the person who made it", async () => {
  const check = await runCheck(t.owner, { connector: "demo", scheme: "key", values: { key } });
  expect((await loadCheck(t.owner, check.id)).values).toEqual({ key });
  await expect(loadCheck(as("owner", "us_other"), check.id)).rejects.toMatchObject({ code: "expired" });
  await expect(loadCheck(stranger(), check.id)).rejects.toMatchObject({ code: "expired" });
});

test("a check of one credential cannot be saved onto another", async () => {
  const other = await createCredential(t.owner, { name: "Other", connector: "demo", scheme: "key", values: { key } });
  const check = await runCheck(t.owner, { connector: "demo", scheme: "key", values: {}, credential: other.id });
  await expect(editCredential(t.owner, { id, check: check.id })).rejects.toMatchObject({ code: "conflict" });
});
