import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Member } from "@/lib/actor";
import { readEnv } from "@/lib/env";
import { type Installation, startInstallation, stopInstallation } from "@/lib/installation";
import { setUpFromEnvironment } from "@/lib/setup";
import { memberWith } from "@/tests/support/installation";
import { owner } from "@/tests/support/product";

/** A workspace with one owner in a folder of its own, to fill before the product takes the folder over. */
export type BenchInstallation = { home: Installation; owner: Member; dataDir: string; stop(): Promise<void> };

/** `stop` also removes the folder; who wants to keep it calls `stopInstallation`. */
export async function benchInstallation(): Promise<BenchInstallation> {
  const dataDir = mkdtempSync(join(tmpdir(), "keyrack-bench-"));
  const result = readEnv({
    KEYRACK_DATA_DIR: dataDir,
    KEYRACK_LOG_LEVEL: "error",
    KEYRACK_SETUP_EMAIL: owner.email,
    KEYRACK_SETUP_PASSWORD: owner.password,
    KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8",
    PORT: "3999",
  });
  if (!result.ok) throw new Error(result.problems.map(({ name, message }) => `${name} ${message}`).join("\n"));
  const home = await startInstallation(result.env);
  await setUpFromEnvironment();
  return {
    home,
    owner: await memberWith(home, owner.email),
    dataDir,
    stop: async () => {
      await stopInstallation();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
