import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { packed, unpacked } from "./archive";

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), "keyrack-archive-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

test("a file that cannot be written is told to whoever unpacks, and ends no process", async () => {
  const from = folder();
  writeFileSync(join(from, "keyrack.db"), Buffer.alloc(300_000, 7));
  async function* slowly() {
    for await (const part of packed(from, ["keyrack.db"])) {
      await new Promise((next) => setTimeout(next, 20));
      yield part;
    }
  }
  const nowhere = join(folder(), "gone");
  await expect(unpacked(slowly(), nowhere, ["keyrack.db"])).rejects.toMatchObject({ code: "ENOENT" });
});
