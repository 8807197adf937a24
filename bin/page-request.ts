import type { IncomingMessage, ServerResponse } from "node:http";
import { openInstallationNow } from "@/lib/installation";

/**
 * Requests for pages that no browser makes and that the framework would take for a fault of its own (500): they are the
 * sender's, and are said to be. True when it answered.
 */
const methods: ReadonlySet<string | undefined> = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

export function refusePage(request: IncomingMessage, response: ServerResponse): boolean {
  if (!methods.has(request.method))
    return refused(response, 405, "This method does not exist here.", ["allow", "GET, HEAD, POST"]);
  if (!isDecodable(request.url ?? "/")) return refused(response, 400, "This address cannot be read.");
  // The framework's page for when all else has failed, which answers with 500 to whoever names it.
  if (/^\/_(?!next\/)/.test(request.url ?? "")) return refused(response, 404, "There is nothing here.");
  if (!hasBoundary(request.headers["content-type"])) return refused(response, 400, "This form cannot be read.");
  return false;
}

/** As much as a form handled by the framework may have; what is longer is not looked at here. */
const formLimit = 1024 * 1024;

/**
 * Reads a multipart form to its end and gives it back to the request, so that the pages find it whole. One that cannot be
 * read is refused. True when it answered, or when the sender has gone.
 */
export async function refuseForm(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const type = request.headers["content-type"];
  if (request.method !== "POST" || type === undefined || !isMultipart(type)) return false;
  if (!isFromHere(request)) return refused(response, 403, "This request did not come from a page of this Keyrack.");
  const form = await wholeForm(request);
  if (form === "gone") return true;
  if (form === "long" || (await isForm(form, type))) return false;
  return refused(response, 400, "This form cannot be read.");
}

/** As the framework compares them, which answers 500 to what it refuses. Browsers name the page that a form was on. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  const configured = openInstallationNow()?.env.url;
  const forwarded = String(headers["x-forwarded-host"] ?? "").split(",")[0];
  const here = [host, forwarded?.trim(), ...(configured ? [new URL(configured).host] : [])];
  return here.includes(new URL(origin).host);
}

function wholeForm(request: IncomingMessage): Promise<Buffer | "long" | "gone"> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const end = (found: Buffer | "long" | "gone") => {
      request.off("readable", look).off("close", gone).off("error", gone);
      resolve(found);
    };
    const gone = () => end("gone");
    const look = () => {
      while (size <= formLimit) {
        const part: Buffer | null = request.read();
        if (part === null) break;
        parts.push(part);
        size += part.length;
      }
      if (size <= formLimit && !request.complete) return;
      const body = Buffer.concat(parts);
      // In the same turn: a stream whose end was heard takes nothing back.
      if (size > 0) request.unshift(body);
      end(size > formLimit ? "long" : body);
    };
    request.on("readable", look).on("close", gone).on("error", gone);
  });
}

/** By the parser that the framework uses too. */
async function isForm(body: Buffer, type: string): Promise<boolean> {
  try {
    await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    return true;
  } catch {
    // Cut off, or no form at all: the parser does not say which.
    return false;
  }
}

function refused(response: ServerResponse, status: number, text: string, more: string[] = []): true {
  const headers = ["content-type", "text/plain", "cache-control", "no-store", "connection", "close", ...more];
  response.writeHead(status, headers);
  response.end(`${text}\n`);
  return true;
}

function isDecodable(url: string): boolean {
  const path = url.split("?", 1)[0] ?? "";
  if (!path.includes("%")) return true;
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    // RFC 3986 2.1: not UTF-8, or not two hexadecimal digits.
    return false;
  }
}

/** RFC 2046 5.1.1: a boundary has 1 to 70 characters. Other types need none. */
function hasBoundary(type: string | undefined): boolean {
  if (type === undefined || !isMultipart(type)) return true;
  return /;\s*boundary=(?:"[^"\r\n]{1,70}"|[^\s";]{1,70})\s*(?:;|$)/i.test(type);
}

function isMultipart(type: string): boolean {
  return /^\s*multipart\//i.test(type);
}
