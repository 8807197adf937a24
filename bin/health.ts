import type { IncomingMessage, ServerResponse } from "node:http";
import { isReady } from "@/lib/ready";

/** `live`: the event loop turns. `ready`: a write was just committed. No details for strangers. True when it answered. */
export function answerHealth(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url === "/api/health/live") {
    send(response, 200, "ok");
    return true;
  }
  if (request.url !== "/api/health/ready") return false;
  isReady().then(
    (ready) => send(response, ready ? 200 : 503, ready ? "ok" : "not ready"),
    () => send(response, 503, "not ready"),
  );
  return true;
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain", "cache-control": "no-store" });
  response.end(`${text}\n`);
}
