import { get } from "node:http";
import type { Env } from "@/lib/env";

export const help = `keyrack health

Asks the Keyrack of this machine whether it is ready: for health checks where there is no curl. Uses
PORT and HOSTNAME as the server has them. Ends with 0 when it is, with 1 when it is not.
`;

const patienceMs = 4_000;

export async function start(_: readonly string[], env: () => Env): Promise<number> {
  const { port, hostname } = env();
  // Listening on all addresses, it also listens on this one.
  const host = hostname === "0.0.0.0" ? "127.0.0.1" : hostname === "::" ? "::1" : hostname;
  const status = await new Promise<number | string>((done) => {
    const asking = get({ host, port, path: "/api/health/ready", timeout: patienceMs }, (answer) => {
      answer.resume();
      done(answer.statusCode ?? 0);
    });
    asking.on("timeout", () => asking.destroy(new Error("no answer")));
    asking.on("error", (error) => done(error.message));
  });
  if (status === 200) return 0;
  process.stderr.write(`keyrack health: ${status === 503 ? "not ready" : status}\n`);
  return 1;
}
