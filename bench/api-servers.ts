import { type ChildProcess, spawn } from "node:child_process";
import { createCredential } from "@/lib/credentials/create";
import { stopInstallation } from "@/lib/installation";
import { scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import { freePort } from "@/tests/support/servers/ports";
import { benchInstallation } from "./installation";
import { seedCredentials } from "./seed";

/** A bare server of bench/ceiling.ts in a process of its own. */
export type Bare = { url: string; pid: number; stop(): void };

/** Comes back when it answers. `what` and `more` are the words of bench/ceiling.ts. */
export async function startBare(what: string, ...more: string[]): Promise<Bare> {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["--import", "tsx", "bench/ceiling.ts", what, port, ...more], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  await untilAnswering(child, url, what);
  return { url, pid: child.pid ?? 0, stop: () => void child.kill() };
}

async function untilAnswering(child: ChildProcess, url: string, what: string): Promise<void> {
  for (let tries = 0; tries < 100 && child.exitCode === null; tries++) {
    const answer = await fetch(`${url}/`).catch(() => undefined);
    if (answer) return void (await answer.arrayBuffer());
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${what} did not start`);
}

/** A data folder with 10,000 credentials, and among them one for the application at `upstream`. */
export async function prepareApi(upstream: string): Promise<{ dataDir: string; token: string; id: string }> {
  const t = await benchInstallation();
  await seedCredentials(t.home, t.owner, 10_000);
  const values = { baseUrl: upstream, checkPath: "/x", token: "t".repeat(40) };
  const made = await createCredential(t.owner, { name: "Measured", connector: "http", scheme: "bearer", values });
  const { text } = await createToken(t.owner, { name: "Bench", scopes: [...scopes], rate: 10_000_000 });
  await stopInstallation();
  return { dataDir: t.dataDir, token: text, id: made.id };
}
