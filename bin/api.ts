import type { IncomingMessage, ServerResponse } from "node:http";
import { handle } from "@/app/api/v1/core";

/** Takes what belongs to the API away from the pages and answers it on the bare socket. True when it did. */
export function answerApi(request: IncomingMessage, response: ServerResponse): boolean {
  const url = request.url ?? "/";
  if (!url.startsWith("/api/v1/") && url !== "/api/openapi.json") return false;
  void answer(request, response, url);
  return true;
}

async function answer(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
  const { headers } = request;
  const answered = await handle({
    method: request.method ?? "GET",
    url,
    headers,
    // RFC 9112 6.3: without either there is no body.
    body: hasBody(headers) ? request : undefined,
    address: request.socket.remoteAddress ?? "unknown",
    onGone: (gone) => response.once("close", gone),
  });
  const { status, body } = answered;
  if (response.destroyed) {
    if (typeof body === "object" && "destroy" in body) body.destroy();
    return;
  }
  response.writeHead(status, answered.headers);
  if (body === undefined || typeof body === "string" || Buffer.isBuffer(body)) {
    response.end(body);
    return;
  }
  response.flushHeaders();
  // A broken answer must look broken: the connection ends before the body does.
  body.once("error", () => response.destroy());
  response.once("close", () => body.destroy());
  body.pipe(response);
}

function hasBody(headers: IncomingMessage["headers"]): boolean {
  if (headers["transfer-encoding"] !== undefined) return true;
  return headers["content-length"] !== undefined && headers["content-length"] !== "0";
}
