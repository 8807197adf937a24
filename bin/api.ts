import type { IncomingMessage, ServerResponse } from "node:http";
import type { ApiAnswer } from "@/app/api/v1/answer";
import { handle } from "@/app/api/v1/core";
import { addressOf } from "./address";

/** Takes what belongs to the API away from the pages and answers it on the bare socket. True when it did. */
export function answerApi(request: IncomingMessage, response: ServerResponse): boolean {
  const url = request.url ?? "/";
  if (!url.startsWith("/api/v1/") && url !== "/api/openapi.json") return false;
  const { headers } = request;
  const answer = handle({
    method: request.method ?? "GET",
    url,
    headers,
    // RFC 9112 6.3: without either there is no body.
    body: hasBody(headers) ? request : undefined,
    address: addressOf(request),
    onGone: (gone) => response.once("close", gone),
  });
  if (answer instanceof Promise) void answer.then((each) => send(response, each));
  else send(response, answer);
  return true;
}

function send(response: ServerResponse, { status, headers, body }: ApiAnswer): void {
  if (response.destroyed) {
    if (typeof body === "object" && "destroy" in body) body.destroy();
    return;
  }
  response.writeHead(status, headers);
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
