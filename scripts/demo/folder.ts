import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnv } from "@/lib/env";
import { startInstallation, stopInstallation } from "@/lib/installation";
import { fillDemo } from "./fill";

/** A temporary folder with the made-up workspace, for a product that is started on it. No process holds it. */
export async function demoFolder(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "keyrack-demo-"));
  const read = readEnv({ KEYRACK_DATA_DIR: dataDir, KEYRACK_LOG_LEVEL: "warn" });
  if (!read.ok) throw new Error(read.problems.map(({ name, message }) => `${name} ${message}`).join("\n"));
  const home = await startInstallation(read.env);
  try {
    await fillDemo(home);
  } finally {
    await stopInstallation();
  }
  return dataDir;
}
