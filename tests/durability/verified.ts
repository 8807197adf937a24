import { readEnv } from "@/lib/env";
import { verifyInstallation } from "@/lib/verify-installation";

/** What `keyrack verify` finds in a folder that nobody uses. */
export async function verifyFolder(dataDir: string): Promise<{ problems: string[]; damaged: string[] }> {
  const result = readEnv({ KEYRACK_DATA_DIR: dataDir, KEYRACK_LOG_LEVEL: "silent" });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { events, damaged } = await verifyInstallation(result.env);
  return { problems: [...events.problems], damaged: damaged.map(({ id }) => id) };
}
