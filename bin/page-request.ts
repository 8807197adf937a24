import type { IncomingMessage, ServerResponse } from "node:http";
import { openInstallationNow } from "@/lib/installation";
import { hasReadableAction, isReadableCall } from "./form-action";
import { type FormLimits, formReader } from "./form-body";

/**
 * Requests for pages that no browser makes and that the framework would take for a fault of its own (500): they are the
 * sender's, and are said to be. True when it answered.
 */
const methods: ReadonlySet<string | undefined> = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

export function refusePage(request: IncomingMessage, response: ServerResponse): boolean {
  if (!methods.has(request.method))
    return refused(response, 405, "This method does not exist here.", ["allow", "GET, HEAD, POST"]);
  // `OPTIONS *` is about the server, of which there is nothing to say.
  if (request.url === "*") return refused(response, 400, "This address cannot be read.");
  if (isFile(request.url ?? "/") && request.method !== "GET" && request.method !== "HEAD")
    return refused(response, 405, "This is only read.", ["allow", "GET, HEAD"]);
  if (!isDecodable(request.url ?? "/")) return refused(response, 400, "This address cannot be read.");
  // The framework's page for when all else has failed, which answers with 500 to whoever names it.
  if (/^\/_(?!next\/)/.test(request.url ?? "")) return refused(response, 404, "There is nothing here.");
  if (!hasBoundary(request.headers["content-type"])) return refused(response, 400, "This form cannot be read.");
  return false;
}

const mib = 1024 * 1024;
/** Of what is too long so much is read and thrown away, and for so long: a browser hears nothing before it has sent all. */
const drained = { bytes: 64 * mib, ms: 60_000 };
/** These read files of several MB, when they know who sends them, and say themselves what is too long. */
const withOwnLimit: ReadonlySet<string> = new Set([
  "/apps/custom/new/definition",
  "/apps/custom/new/document",
  "/credentials/import/file",
]);

export type RefuseForm = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Reads a form, of whatever kind, to its end and gives it back to the request. One that is longer than the pages take is
 * answered with 413, one that is multipart and cannot be read with 400. True when it answered, or when the sender has gone.
 */
export const refuseForm: RefuseForm = formRefusal({ form: mib, together: 64 * mib, arriveMs: 120_000 });

export function formRefusal(limits: FormLimits): RefuseForm {
  const read = formReader(limits);
  return async (request, response) => {
    const type = request.headers["content-type"] ?? "";
    if (request.method !== "POST") return false;
    const multipart = isMultipart(type);
    const called = request.headers["next-action"];
    if ((multipart || called !== undefined) && !isFromHere(request))
      return refused(response, 403, "This request did not come from a page of this Keyrack.");
    if (called === undefined && (limitsItself(request, type) || !(multipart || hasBody(request)))) return false;
    const form = await read(request);
    if (form === "gone") return true;
    if (form === "long") return refusedLong(request, response, 413, tooLong(limits.form));
    if (form === "slow")
      return refusedLong(request, response, 408, "This form took too long to arrive. Send it again.");
    if (called === undefined ? !multipart || (await isForm(form, type)) : await isCall(String(called), form, type))
      return false;
    return refused(response, 400, "This form cannot be read.");
  };
}

const tooLong = (bytes: number) =>
  `This is more than a form can hold (${Math.round(bytes / 1024).toLocaleString("en")} KB). Nothing was changed. Go back, shorten what you pasted or choose a smaller file, and send it again.`;

/** JSON is read by routes which answer in it. */
function limitsItself({ url = "/" }: IncomingMessage, type: string): boolean {
  return withOwnLimit.has(url.split("?", 1)[0] ?? "") || /^\s*application\/json\b/i.test(type);
}

/** RFC 9112 6.3: without either there is no body. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** As the framework compares them, which answers 500 to what it refuses. Browsers name the page that a form was on. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  const configured = openInstallationNow()?.env.url;
  const forwarded = String(headers["x-forwarded-host"] ?? "").split(",")[0];
  const here = [forwarded?.trim() || host, ...(configured ? [new URL(configured).host] : [])];
  return here.includes(new URL(origin).host);
}

/** By the parser that the framework uses too. */
async function isForm(body: Buffer, type: string): Promise<boolean> {
  const form = await formOf(body, type);
  return form !== undefined && hasReadableAction(form);
}

/** Scripts send a form, or a text where none is among what they give. The framework tells the two apart as it is done here. */
async function isCall(id: string, body: Buffer, type: string): Promise<boolean> {
  if (type.startsWith("multipart/form-data")) {
    const form = await formOf(body, type);
    return form !== undefined && isReadableCall(id, form);
  }
  const given = new FormData();
  given.set("0", body.toString("utf8"));
  return /^text\/plain\b/.test(type) && isReadableCall(id, given);
}

async function formOf(body: Buffer, type: string): Promise<FormData | undefined> {
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  } catch {
    // Cut off, or no form at all: the parser does not say which.
    return undefined;
  }
}

function refused(response: ServerResponse, status: number, text: string, more: string[] = []): true {
  const headers = ["content-type", "text/plain", "cache-control", "no-store", "connection", "close", ...more];
  response.writeHead(status, headers);
  response.end(`${text}\n`);
  return true;
}

/** Answers at once, for who listens while sending, and ends when all was sent or enough was thrown away: ended before, the
 * connection is reset under the sender, and the answer with it. */
function refusedLong(request: IncomingMessage, response: ServerResponse, status: number, text: string): true {
  const length = String(Buffer.byteLength(text) + 1);
  response.writeHead(status, [
    "content-type",
    "text/plain",
    "cache-control",
    "no-store",
    "connection",
    "close",
    "content-length",
    length,
  ]);
  response.write(`${text}\n`);
  let bytes = 0;
  const end = () => {
    clearTimeout(late);
    response.end();
  };
  const late = setTimeout(end, drained.ms).unref();
  request.on("data", (part: Buffer) => {
    bytes += part.length;
    if (bytes > drained.bytes) end();
  });
  request.once("end", end).once("close", end).once("error", end);
  return true;
}

/** Files have an ending, pages and routes have none; logos that somebody uploaded are named by an id. */
function isFile(url: string): boolean {
  return /^\/(?:_next|logos)\/|\.[a-z\d]+$/i.test(url.split("?", 1)[0] ?? "");
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
