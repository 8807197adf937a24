import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { listEvents } from "./events";
import { publicUrl } from "./installation";
import { confirmPublicUrl, confirmRecoveryKit, keyState, readRecoveryKit, renameWorkspace } from "./setup";

let test: TestInstallation;

beforeAll(async () => {
  test = await testInstallation();
});
afterAll(() => test.stop());

const lastAction = async () => (await listEvents(test.owner))[0]?.action;

describe("finishing set-up", () => {
  it("asks for the key's own ending before it believes that a copy is kept", async () => {
    expect((await keyState()).kept).toBe(false);
    const kit = await readRecoveryKit(test.owner);
    expect(await lastAction()).toBe("key.copied");
    await expect(confirmRecoveryKit(test.owner, "abcdef")).rejects.toMatchObject({ code: "invalid_fields" });
    await confirmRecoveryKit(test.owner, ` ${kit?.key.slice(-6)} `);
    expect((await keyState()).kept).toBe(true);
    expect(await lastAction()).toBe("key.kept");
  });

  it("keeps the confirmed address once, and refuses what is no origin", async () => {
    await confirmPublicUrl(test.owner, "https://keys.example.com/path");
    expect((await publicUrl()).source).toBe("guessed");
    await confirmPublicUrl(test.owner, "https://keys.example.com");
    await confirmPublicUrl(test.owner, "https://keys.example.com");
    expect(await publicUrl()).toEqual({ url: "https://keys.example.com", source: "confirmed" });
    const told = (await listEvents(test.owner)).filter((line) => line.action === "address.confirmed");
    expect(told).toHaveLength(1);
  });

  it("renames the workspace for its owner only", async () => {
    await renameWorkspace(test.owner, "  Acme   GmbH ");
    expect(await lastAction()).toBe("workspace.renamed");
    await expect(renameWorkspace({ ...test.owner, role: "admin" }, "Other")).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
