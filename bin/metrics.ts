import type { IncomingMessage, ServerResponse } from "node:http";
import { openInstallationNow } from "@/lib/installation";
import { log } from "@/lib/log";
import { isMetricsToken, metricsText } from "@/lib/metrics";

/** `/metrics` for Prometheus. Without a configured token the address does not exist. True when it answered. */
export function answerMetrics(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url !== "/metrics") return false;
  const home = openInstallationNow();
  if (home?.env.metricsToken === undefined) return false;
  if (!isMetricsToken(home, request.headers.authorization)) {
    response.setHeader("www-authenticate", 'Bearer realm="Keyrack metrics"');
    send(response, 401, "text/plain", "a token is needed\n");
    return true;
  }
  metricsText().then(
    ({ type, text }) => send(response, 200, type, text),
    (error: unknown) => {
      log("error", "metrics could not be collected", { error });
      send(response, 503, "text/plain", "not now\n");
    },
  );
  return true;
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(text);
}
