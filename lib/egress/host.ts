/**
 * Reads a host or a URL the way browsers do (WHATWG URL), once, before anything is judged: decimal, octal, hexadecimal,
 * short, full-width and percent-encoded spellings of an address all become the address. Refuses what is not exactly a
 * host: userinfo, ports, paths, zones, empty labels.
 */
import { isIP } from "node:net";
import type { Failure } from "@/connectors/kit/outcome";
import { egressError } from "./failure";

/** `name` is lower case without brackets and without a final dot; `literal` when it is an IP address. */
export type Host = { name: string; literal: boolean };

export function parseHost(text: string): Host | undefined {
  if (text.length > 255 || /[/\\?#@\s]/.test(text)) return undefined;
  const bare = text.startsWith("[") || !text.includes(":") ? text : `[${text}]`;
  const url = URL.canParse(`http://${bare}/`) ? new URL(`http://${bare}/`) : undefined;
  if (url === undefined || url.port !== "" || /\]?:\d*$/.test(bare)) return undefined;
  return hostOf(url);
}

/** The host of a parsed URL, or undefined when no resolver should be asked for it. */
export function hostOf(url: URL): Host | undefined {
  const name = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (isIP(name) !== 0) return { name, literal: true };
  if (name.length > 253 || name.split(".").some((label) => label === "" || label.length > 63)) return undefined;
  return { name, literal: false };
}

/** http or https, without userinfo, with a host. Throws an egress error otherwise; it never repeats the URL. */
export function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw refusal("dns", "This is not a valid address.");
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw refusal("blocked_address", "The address must begin with https:// or http://.");
  }
  if (url.username !== "" || url.password !== "") {
    throw refusal("blocked_address", "The address must not hold a user name or password.");
  }
  return url;
}

/** The port of an http or https URL. */
export function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}

function refusal(reason: "dns" | "blocked_address", hint: NonNullable<Failure["hint"]>): Error {
  return egressError(reason, { hint });
}
