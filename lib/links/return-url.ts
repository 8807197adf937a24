import { AppError } from "@/lib/errors";

/**
 * Where a visitor may go when everything is done: an address of the sender's, at an origin that an owner or admin put on
 * the workspace's list. It is compared as a parsed origin and checked again when it is used, so that no spelling and no
 * later change of the list leads anywhere else. Only https, and never with a name and password in it.
 */

/** The address in its one spelling. Throws `invalid_fields` at `returnUrl`. */
export function parseReturnUrl(input: string, origins: readonly string[]): string {
  const url = readable(input.trim());
  if (url === undefined) throw wrong("Enter a whole address that begins with https://.");
  if (isListed(url, origins)) return url.href;
  throw wrong(
    `${url.host} is not on the list of places that visitors may go back to. An owner or admin adds it under Links.`,
  );
}

/** Undefined unless it is still on the list. */
export function safeReturnUrl(stored: string | null, origins: readonly string[]): string | undefined {
  const url = stored === null ? undefined : readable(stored);
  return url && isListed(url, origins) ? url.href : undefined;
}

/** One origin a line. Throws `invalid_fields` at `returnOrigins`. */
export function parseOrigins(text: string): string[] {
  const lines = text.split(/[\s,]+/).filter((line) => line !== "");
  const urls = lines.map((line) => readable(line.includes("://") ? line : `https://${line}`));
  const at = urls.findIndex((url) => url === undefined || url.pathname !== "/" || url.search !== "" || url.hash !== "");
  if (at >= 0 || lines.length > 20) {
    const message =
      at >= 0
        ? `"${lines[at]?.slice(0, 80)}" is no origin. Write one a line, such as https://portal.example.com.`
        : "Keep at most 20 origins.";
    throw new AppError("invalid_fields", "Look at the marked field.", { fields: { returnOrigins: message } });
  }
  return [...new Set(urls.flatMap((url) => (url ? [url.origin] : [])))];
}

function readable(text: string): URL | undefined {
  if (text.length > 2000 || /[\u0000-\u0020\\\u007f]/.test(text) || !/^https:\/\/[^/]/i.test(text)) return undefined;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === "https:" && !url.host.includes("*") && url.username === "" && url.password === ""
    ? url
    : undefined;
}

function isListed(url: URL, origins: readonly string[]): boolean {
  return origins.includes(url.origin);
}

function wrong(message: string): AppError {
  return new AppError("invalid_fields", "Look at the marked field.", { fields: { returnUrl: message } });
}
