import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Requests for pages that no browser makes and that the framework would take for a fault of its own (500): they are the
 * sender's, and are said to be. True when it answered.
 */
const methods: ReadonlySet<string | undefined> = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

export function refusePage(request: IncomingMessage, response: ServerResponse): boolean {
  if (!methods.has(request.method))
    return refused(response, 405, "This method does not exist here.", ["allow", "GET, HEAD, POST"]);
  if (!isDecodable(request.url ?? "/")) return refused(response, 400, "This address cannot be read.");
  if (!hasBoundary(request.headers["content-type"])) return refused(response, 400, "This form cannot be read.");
  return false;
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
  if (type === undefined || !/^\s*multipart\//i.test(type)) return true;
  return /;\s*boundary=(?:"[^"\r\n]{1,70}"|[^\s";]{1,70})\s*(?:;|$)/i.test(type);
}
