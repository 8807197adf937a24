import { type Readable, Transform } from "node:stream";
import { AppError } from "@/lib/errors";

/**
 * The body on its way up. It streams, counted, through a buffer of its own, so that an application that stops reading
 * never cuts the caller's connection. Only where a secret has to go into the body, or where the request may have to be
 * made twice, is it read whole, up to 1 MiB; where it is signed, up to 8 MiB.
 */
export const uploadLimit = 1024 ** 3;
const wholeLimit = 1024 ** 2;
export const signedLimit = 8 * 1024 ** 2;

/** Throws `too_large` inside the stream. */
export function counted(source: Readable): Readable {
  let bytes = 0;
  const counter = new Transform({
    transform(part: Buffer, _encoding, done) {
      bytes += part.length;
      if (bytes > uploadLimit) done(new AppError("too_large", "The proxy passes on at most 1 GiB."));
      else done(null, part);
    },
  });
  source.on("error", (error) => counter.destroy(error));
  source.on("aborted", () => counter.destroy(new AppError("invalid_request", "The body broke off.")));
  // What nobody wants is read all the same, so that the answer can reach the caller.
  counter.once("close", () => {
    source.unpipe(counter);
    source.resume();
  });
  return source.pipe(counter);
}

/** Throws `too_large` beyond `limit` bytes. */
export async function wholeBody(source: Readable | undefined, limit = wholeLimit): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of source ?? []) {
    parts.push(Buffer.from(part));
    bytes += part.length;
    if (bytes > limit)
      throw new AppError("too_large", `With this credential a body may have at most ${limit / 1024 ** 2} MiB.`);
  }
  return Buffer.concat(parts);
}

/** Adds members to a JSON object or a form. Throws `unsupported_media_type`, `invalid_request`. */
export function withMembers(
  body: Buffer,
  contentType: string | undefined,
  added: Readonly<Record<string, string>>,
): { body: Buffer; contentType: string } {
  const kind = contentType?.split(";")[0]?.trim().toLowerCase();
  if (kind === "application/x-www-form-urlencoded") {
    const form = new URLSearchParams(body.toString("utf8"));
    for (const [name, value] of Object.entries(added)) form.set(name, value);
    return { body: Buffer.from(form.toString()), contentType: kind };
  }
  if (body.length > 0 && kind !== undefined && kind !== "application/json") {
    throw new AppError("unsupported_media_type", "This credential goes into the body: send JSON or a form.");
  }
  const document = body.length === 0 ? {} : parsed(body);
  return { body: Buffer.from(JSON.stringify({ ...document, ...added })), contentType: "application/json" };
}

function parsed(body: Buffer): object {
  try {
    const document: unknown = JSON.parse(body.toString("utf8"));
    if (typeof document === "object" && document !== null && !Array.isArray(document)) return document;
  } catch (cause) {
    throw new AppError("invalid_request", "The body is not JSON.", { cause });
  }
  throw new AppError("invalid_request", "This credential goes into the body: send a JSON object.");
}
