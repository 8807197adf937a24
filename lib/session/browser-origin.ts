/**
 * The origin that the browser has in its address bar, as far as the headers tell. For showing and for comparing with
 * what the browser states; it never lets anybody in.
 */
type Headers = { get(name: string): string | null };

export function browserOrigin(given: Headers): string {
  const host = given.get("host") ?? "localhost";
  return given.get("origin") ?? cameFrom(given.get("referer"), host) ?? `${guessedScheme(given, host)}://${host}`;
}

/** A page of ours that linked here carries the scheme that the reverse proxy may have kept to itself. */
function cameFrom(referer: string | null, host: string): string | undefined {
  if (referer === null || !URL.canParse(referer)) return undefined;
  const { origin, host: from } = new URL(referer);
  return from === host ? origin : undefined;
}

/** Browsers send Sec-Fetch-* over HTTPS and to their own machine only (W3C Fetch Metadata, "potentially trustworthy"). */
function guessedScheme(given: Headers, host: string): "http" | "https" {
  if (given.get("x-forwarded-proto") === "https") return "https";
  const ownMachine = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(host);
  return given.get("sec-fetch-mode") !== null && !ownMachine ? "https" : "http";
}
