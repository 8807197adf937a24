import { readFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { boot } from "@/lib/boot";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/id";
import { startInstallation, stopInstallation } from "@/lib/installation";
import { log } from "@/lib/log";
import { withRequest } from "@/lib/request-context";
import { stopSchedule } from "@/lib/schedule";
import { tracingNow } from "@/lib/tracing/trace";
import { exitCodeOf } from "@/lib/vault/refusal";
import { addressOf } from "./address";
import { answerApi } from "./api";
import { takeFrameworkLog } from "./framework-log";
import { answerHealth } from "./health";
import { answerMetrics } from "./metrics";
import { setPageHeaders } from "./page-headers";
import { refuseForm, refusePage } from "./page-request";

/**
 * The production server: one process, one port. It opens the installation before it listens, answers health and the API
 * itself and hands everything else to the pages. On SIGTERM it stops accepting, lets what runs finish, and closes the database.
 */
type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>;

/** Together with what tracing takes they stay below the 35 s after which a container is killed. */
const drainMs = 20_000;
const stopMs = 30_000;
/** Of a file one gets all or, by its date or tag, nothing; the framework answers 500 to a part that does not exist. */
const ignored = ["range", "if-match", "if-unmodified-since"];

/** `dir` is the folder of the entry, in which the pages lie. */
export async function serve(env: Env, dir: string): Promise<void> {
  // Whoever reads the log may end before us. Said as an error to nobody, that would be said again and again.
  for (const out of [process.stdout, process.stderr]) out.on("error", () => undefined);
  takeFrameworkLog();
  await openOrExit(env);
  const pages = await preparePages(env, dir);
  const answer: http.RequestListener = (request, response) => {
    if (answerApi(request, response) || answerHealth(request, response) || answerMetrics(request, response)) return;
    if (refusePage(request, response)) return;
    // What the client says about itself is replaced by what the socket and declared proxies know.
    request.headers["x-keyrack-address"] = addressOf(request);
    for (const name of ignored) delete request.headers[name];
    const requestId = newId("rq");
    response.setHeader("x-keyrack-request-id", requestId);
    setPageHeaders(response);
    void withRequest(requestId, async () => {
      if (!(await refuseForm(request, response))) await pages(request, response);
    });
  };
  // Loaded only for who wants traces: nobody else pays for them.
  const server = http.createServer(env.collector ? (await import("./traced")).traced(env, dir, answer) : answer);
  server.headersTimeout = 60_000;
  // Longer than reverse proxies keep an idle connection (60 s is usual), so that it is they who close it. Closed here in the
  // moment in which the next request is on its way, that request ends in a 502.
  server.keepAliveTimeout = 75_000;
  // The whole of a request: what the proxy passes on may be long.
  server.requestTimeout = 15 * 60_000;
  server.listen(env.port, env.hostname);
  server.on("error", (error) => {
    process.stderr.write(`keyrack: cannot listen on ${env.hostname}:${env.port}: ${error.message}\n`);
    process.exit(1);
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(server, signal));
}

async function openOrExit(env: Env): Promise<void> {
  try {
    await startInstallation(env);
    await boot();
  } catch (error) {
    process.stderr.write(`keyrack: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(exitCodeOf(error) ?? 1);
  }
}

/** Does what Next's own standalone server does, and leaves the port and the signals to us. */
async function preparePages(env: Env, dir: string): Promise<Handler> {
  const config = /^const nextConfig = (.*)$/m.exec(readFileSync(`${dir}/server.js`, "utf8"))?.[1];
  if (config === undefined) throw new Error("server.js holds no configuration. Run npm run build.");
  const conf = JSON.parse(config) as Record<string, unknown>;
  Object.assign(process.env, {
    NODE_ENV: "production",
    NEXT_MANUAL_SIG_HANDLE: "true",
    __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(withOrigin(conf, env)),
  });
  process.chdir(dir);
  const next = createRequire(`${dir}/`)("next") as (options: object) => {
    prepare(): Promise<void>;
    getRequestHandler(): Handler;
  };
  // Beside development it has no use for upgraded connections, and would keep them: it is given another server to hear of them.
  const httpServer = http.createServer();
  const { hostname, port } = env;
  const app = next({ dev: false, dir, conf: withOrigin(conf, env), hostname, port, httpServer });
  await app.prepare();
  return app.getRequestHandler();
}

/** Behind a reverse proxy the Host header may differ from the public one, which is then allowed here, at run time. */
function withOrigin(conf: Record<string, unknown>, env: Env): Record<string, unknown> {
  if (env.url === undefined) return conf;
  const experimental = (conf.experimental ?? {}) as Record<string, unknown>;
  const serverActions = { ...(experimental.serverActions ?? {}), allowedOrigins: [new URL(env.url).host] };
  return { ...conf, experimental: { ...experimental, serverActions } };
}

async function stop(server: http.Server, signal: string): Promise<void> {
  log("info", "stopping", { signal });
  const began = performance.now();
  const drained = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, drainMs).unref())]);
  // Refreshes under way need the database to keep what they were given.
  await stopSchedule(stopMs - (performance.now() - began));
  await stopInstallation();
  await tracingNow()?.stop();
  process.exit(0);
}
