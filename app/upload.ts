import { act, type Problem } from "@/app/act";
import { type Action, authorize, type Member } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";

/**
 * A form with a file in it, posted to a route of its own: who asks is known before a byte of it is read, and it is read
 * up to a limit. A script gets what became of it as JSON; a browser without scripts is sent on, and a refusal waits for
 * it in a cookie that only the address with the same id shows.
 */
export type Upload = {
  /** The page with the form, to which a refusal goes back. */
  page: string;
  action: Action;
  /** What to do with a file of more than 8 MB. */
  tooLong: string;
};

const uploadLimit = 9 * 1024 ** 2;
/** What is too long is thrown away up to here, so that a browser is still there to be told. */
const drainedAtMost = 64 * 1024 ** 2;
export const refusalCookie = "keyrack_upload";

/** `work` answers with the address to go on at. */
export async function answerUpload(
  request: Request,
  { page, action, tooLong }: Upload,
  work: (actor: Member, form: FormData) => Promise<string>,
): Promise<Response> {
  const done = await act(async (actor) => {
    authorize(actor, action);
    return work(actor, await readForm(request, tooLong));
  });
  const asJson = request.headers.get("accept")?.includes("application/json") ?? false;
  if (done.ok) return asJson ? Response.json({ href: done.value }, { headers: noStore }) : sentOn(done.value);
  return asJson ? Response.json({ problem: done.problem }, { headers: noStore }) : refused(request, page, done.problem);
}

/** The text of a chosen file, or nothing. */
export async function fileText(form: FormData, name: string): Promise<string> {
  const file = form.get(name);
  return file instanceof File && file.size > 0 ? file.text() : "";
}

/** What an upload was refused for, as `refused` left it. */
export function readRefusal(cookie: string | undefined, id: unknown): { at: string; problem: Problem } | undefined {
  const [given, at = "", text = ""] = cookie?.split(".") ?? [];
  if (given === undefined || given !== id) return undefined;
  const lines = Buffer.from(text, "base64url").toString("utf8").split("\n");
  const [detail = "", ...rest] = lines;
  const fields = Object.fromEntries(
    rest.flatMap((line) => {
      const [, key, sentence] = /^(\S*) (.+)$/.exec(line) ?? [];
      return key === undefined || sentence === undefined ? [] : [[key, sentence]];
    }),
  );
  return { at, problem: { code: "invalid_fields", detail, fields } };
}

async function readForm(request: Request, tooLong: string): Promise<FormData> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    bytes += next.value.length;
    if (bytes > drainedAtMost) break;
    if (bytes <= uploadLimit) parts.push(next.value);
  }
  if (bytes > uploadLimit) {
    await reader?.cancel();
    throw new AppError("too_large", tooLong);
  }
  const type = request.headers.get("content-type") ?? "";
  try {
    return await new Response(Buffer.concat(parts), { headers: { "content-type": type } }).formData();
  } catch (cause) {
    throw new AppError("invalid_request", "The form arrived damaged. Send it again.", { cause });
  }
}

function refused(request: Request, page: string, { code, detail, fields }: Problem): Response {
  if (code === "unauthenticated") return sentOn(`/sign-in?next=${encodeURIComponent(page)}`);
  const id = newId("rq");
  const at = new URL(request.url).pathname.split("/").at(-1) ?? "";
  const lines = [detail, ...Object.entries(fields).map(([key, sentence]) => `${key} ${sentence}`)];
  const words = Buffer.from(
    lines
      .map((line) => line.replaceAll("\n", " "))
      .join("\n")
      .slice(0, 1000),
  ).toString("base64url");
  const cookie = `${refusalCookie}=${id}.${at}.${words}; Path=${page}; Max-Age=600; HttpOnly; SameSite=Strict`;
  return sentOn(`${page}?refused=${id}`, { "set-cookie": cookie });
}

const noStore = { "cache-control": "no-store" };

function sentOn(location: string, more: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...noStore, ...more, location } });
}
