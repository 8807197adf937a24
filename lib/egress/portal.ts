import { request } from "undici";
import { AppError } from "@/lib/errors";

/**
 * Asks another Keyrack, whose address the person at the terminal configured. It follows no redirect and reads at most
 * one mebibyte; the token travels in a header only, and never over plain HTTP except to this machine.
 */
const mostBytes = 1024 * 1024;

export type PortalAnswer = { status: number; json: Readonly<Record<string, unknown>> };

/** `path` begins with a slash. Throws `application_unreachable`, `invalid_request`. */
export async function askPortal(origin: string, path: string, token: string): Promise<PortalAnswer> {
  const url = new URL(path, origin);
  if (url.protocol !== "https:" && !["localhost", "127.0.0.1", "[::1]"].includes(url.hostname)) {
    throw new AppError("invalid_request", `The token is not sent to ${url.origin} without encryption. Use https.`);
  }
  try {
    const { statusCode, body } = await request(url, {
      headers: { authorization: `Bearer ${token}`, accept: "application/json" },
      headersTimeout: 30_000,
      bodyTimeout: 30_000,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > mostBytes) throw new Error("the answer is longer than a mebibyte");
      chunks.push(chunk);
    }
    return { status: statusCode, json: objectIn(Buffer.concat(chunks).toString("utf8")) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || cause.name : "no answer";
    throw new AppError("application_unreachable", `Keyrack at ${url.origin} cannot be asked: ${reason}.`, { cause });
  }
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed !== null && typeof parsed === "object" ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
