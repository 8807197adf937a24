import { AppError } from "@/lib/errors";

/**
 * Where a proxied request goes. The path is joined to the credential's base URL, or names a whole address of one of its
 * origins; nothing in it can lead to another origin or out of the base path. What means "up" in any spelling is refused,
 * not repaired: we and the application might read it differently.
 */
export type Target = {
  url: URL;
  /** What limits of a token are compared with: the path below the base URL. */
  path: string;
};

/** `rest` is what follows the credential in our address, as it came. Throws `invalid_request`, `destination_refused`. */
export function targetFor(base: { baseUrl: string; origins: readonly string[] }, rest: string): Target {
  const cut = rest.indexOf("?");
  const path = cut < 0 ? rest : rest.slice(0, cut);
  const query = cut < 0 ? "" : rest.slice(cut);
  if (!/^[\x21-\x7e]*$/.test(rest) || /[\\#]/.test(rest) || path.startsWith("//")) throw unreadable();
  if (leadsUp(path)) throw unreadable();
  const whole = /^\/(https?):\/+([^/].*)$/i.exec(path);
  const text = whole ? `${whole[1]}://${whole[2]}${query}` : `${base.baseUrl}${path}${query}`;
  const url = parsed(text);
  if (!base.origins.includes(url.origin) || url.username !== "" || url.password !== "") {
    const allowed = base.origins.join(", ");
    throw new AppError("destination_refused", `This credential may be sent only to ${allowed || "no address"}.`);
  }
  return { url, path: whole ? below(base.baseUrl, url) : path || "/" };
}

/** Adds the parameters that let the request in; the caller's own of the same name go. */
export function withQuery(url: URL, added: Readonly<Record<string, string>>): URL {
  const names = new Set(Object.keys(added));
  if (names.size === 0) return url;
  const kept = url.search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "" && !names.has(decoded(pair.split("=")[0] ?? "")));
  const more = Object.entries(added).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const next = new URL(url);
  next.search = [...kept, ...more].join("&");
  return next;
}

/** Without prefixes every path is allowed. */
export function isWithin(prefixes: readonly string[], path: string): boolean {
  return (
    prefixes.length === 0 || prefixes.some((each) => path === each || path.startsWith(`${each.replace(/\/$/, "")}/`))
  );
}

/** A segment of one or two dots, also encoded, twice encoded, or with parameters behind it; and encoded controls. */
function leadsUp(path: string): boolean {
  let text = path;
  for (let depth = 0; depth < 3; depth += 1) {
    if (/(^|[/\\])\.{1,2}([/\\;]|$)/.test(text)) return true;
    if (/[\u0000-\u001f\u007f]/.test(text)) return true;
    const next = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (next === text) return false;
    text = next;
  }
  return false;
}

function parsed(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw unreadable();
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function below(baseUrl: string, url: URL): string {
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/$/, "");
  const inside = url.origin === base.origin && url.pathname.startsWith(`${prefix}/`);
  return inside ? url.pathname.slice(prefix.length) : url.pathname;
}

function unreadable(): AppError {
  return new AppError(
    "invalid_request",
    "This path cannot be passed on. Write it percent-encoded, without segments of dots and without an empty first one.",
  );
}
