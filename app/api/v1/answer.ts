import type { Readable } from "node:stream";
import { failedCheck } from "@/lib/credentials/create";
import { AppError, errorTable } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Quota } from "@/lib/rate";
import { verificationOf } from "./shapes";

/** What goes back to a caller. Headers are name, value, name, value: the fastest that node:http takes. */
export type ApiAnswer = { status: number; headers: string[]; body: string | Buffer | Readable | undefined };

/** What every answer says besides its own. */
export type Envelope = { requestId: string; quota: Quota | undefined };

export function json(status: number, value: unknown, envelope: Envelope): ApiAnswer {
  return answered(status, "application/json", JSON.stringify(value), envelope);
}

export function empty(status: number, envelope: Envelope): ApiAnswer {
  return { status, headers: common(envelope), body: undefined };
}

export function answered(status: number, type: string, body: string | Readable, envelope: Envelope): ApiAnswer {
  const headers = common(envelope);
  headers.push("content-type", type);
  if (typeof body === "string") headers.push("content-length", String(Buffer.byteLength(body)));
  return { status, headers, body };
}

/** RFC 9457. An unknown error is logged under the request's id and says nothing else. */
export function problem(error: unknown, envelope: Envelope): ApiAnswer {
  const { requestId } = envelope;
  const known = error instanceof AppError ? error : undefined;
  if (known === undefined || known.code === "damaged") log("error", "an API request failed", { requestId, error });
  const code = known?.code ?? "internal";
  const { status, title } = errorTable[code];
  const document = {
    type: `urn:keyrack:error:${code}`,
    title,
    status,
    detail: known?.message ?? `Something failed here. If it stays, look for ${requestId} in the log.`,
    code,
    errors: Object.entries(known?.fields ?? {}).map(([key, detail]) => ({ pointer: pointerTo(key), detail })),
    requestId,
    ...more(known),
  };
  const answer = answered(status, "application/problem+json", JSON.stringify(document), envelope);
  if (status === 401) answer.headers.push("www-authenticate", 'Bearer realm="Keyrack"');
  if (known?.retryAfter !== undefined) answer.headers.push("retry-after", String(known.retryAfter));
  return answer;
}

function common({ requestId, quota }: Envelope): string[] {
  const headers = ["cache-control", "no-store", "x-content-type-options", "nosniff", "x-keyrack-request-id", requestId];
  if (quota !== undefined) {
    headers.push("ratelimit-limit", `${quota.limit}`, "ratelimit-remaining", `${quota.remaining}`);
    headers.push("ratelimit-reset", `${quota.reset}`);
  }
  return headers;
}

/** A field's key, or a pointer already. The empty one speaks of the whole. */
function pointerTo(key: string): string {
  return key === "" || key.startsWith("#") ? key || "#" : `#/values/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function more(error: AppError | undefined): object {
  const failed = failedCheck(error);
  if (failed) return { verification: verificationOf({ ...failed.run, ...failed }) };
  const cause = error?.cause;
  if (typeof cause !== "object" || cause === null) return {};
  if (error?.code === "in_use" && "flows" in cause) return { flows: cause.flows };
  return "reason" in cause && typeof cause.reason === "string" ? { reason: cause.reason } : {};
}
