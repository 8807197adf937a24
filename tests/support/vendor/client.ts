import type { IncomingMessage } from "node:http";
import type { Quirks } from "./quirks";

/** Which error a client gets that does not prove itself as this application wants it. */
export function clientProblem(
  quirks: Quirks,
  request: IncomingMessage,
  body: Record<string, string>,
): string | undefined {
  const [wanted, value] = quirks.wantsHeader ?? [];
  if (wanted !== undefined && request.headers[wanted] !== value) return "invalid_request";
  if (quirks.client === "absent") return undefined;
  const json = String(request.headers["content-type"]).includes("json");
  if ((quirks.body === "json") !== json) return "invalid_request";
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  const [id, secret] =
    basic === undefined
      ? []
      : Buffer.from(basic, "base64")
          .toString("utf8")
          .split(":")
          .map((part) => (quirks.rawBasic ? part : decodeURIComponent(part)));
  const inHeader = id === quirks.clientId && secret === quirks.clientSecret;
  const inBody = body[quirks.clientParameter] === quirks.clientId && body.client_secret === quirks.clientSecret;
  const fine =
    quirks.client === "basic"
      ? inHeader && body.client_secret === undefined
      : quirks.client === "post"
        ? inBody && basic === undefined
        : quirks.client === "both"
          ? inHeader && inBody
          : basic === undefined && body.client_secret === undefined && body[quirks.clientParameter] === quirks.clientId;
  return fine ? undefined : "invalid_client";
}
