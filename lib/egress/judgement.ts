/**
 * Says what an IP address is: public, to be allowed first, or never to be reached. IPv4 that hides in IPv6 (mapped, NAT64,
 * 6to4, ISATAP) is taken out and judged as what it is; a tunnel to anything but a public address is never reached.
 */
import ipaddr from "ipaddr.js";
import { askNetworks, type Network, neverNetworks } from "./addresses";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** `address` is what rules are compared with, `what` the words for it, `standsFor` every address it may end at. */
export type Judgement = {
  kind: "public" | "ask" | "never";
  address: string;
  what: string;
  standsFor: readonly string[];
};

/** `text` is an IP literal without brackets. Throws if it is not. */
export function judgeAddress(text: string): Judgement {
  const address = ipaddr.parse(text);
  const own = plain(address);
  if (isV4(address)) return own;
  const bytes = address.toByteArray();
  if (mapped.some((network) => matches(address, network))) return plain(v4(bytes, [12, 13, 14, 15]));
  const inner = embedded(address, bytes).map(plain);
  if (inner.length === 0) return own;
  const standsFor = [own.address, ...inner.map(({ address }) => address)];
  const refused = inner.some(({ kind }) => kind !== "public");
  return refused ? { ...own, kind: "never", standsFor } : { ...own, standsFor };
}

/** One spelling per address: IPv4 dotted, IPv6 as in RFC 5952, IPv4-mapped as IPv4. */
export function spelling(text: string): string {
  return judgeAddress(text).address;
}

type Parsed = { network: [Address, number]; what: string };

const never = neverNetworks.map(parse);
const ask = askNetworks.map(parse);
const globalUnicast = parseCidr("2000::/3");
/** `::ffff:a.b.c.d` (RFC 4291 2.5.5.2) and the well-known NAT64 prefix (RFC 6052 2.1): another spelling of the IPv4. */
const mapped = [parseCidr("::ffff:0:0/96"), parseCidr("64:ff9b::/96")];
const localNat64 = parseCidr("64:ff9b:1::/48");
const sixToFour = parseCidr("2002::/16");

function parse([cidr, what]: Network): Parsed {
  return { network: parseCidr(cidr), what };
}

function parseCidr(cidr: string): [Address, number] {
  return ipaddr.parseCIDR(cidr);
}

function plain(address: Address): Judgement {
  const text = isV4(address) ? address.toString() : address.toRFC5952String();
  const judged = (kind: Judgement["kind"], what: string) => ({ kind, address: text, what, standsFor: [text] });
  const denied = never.find(({ network }) => matches(address, network));
  if (denied) return judged("never", denied.what);
  const asked = ask.find(({ network }) => matches(address, network));
  if (asked) return judged("ask", asked.what);
  if (!isV4(address) && !matches(address, globalUnicast)) return judged("never", "a reserved address");
  return judged("public", "a public address");
}

/** IPv4 addresses that packets to this IPv6 address may end at. */
function embedded(address: ipaddr.IPv6, bytes: readonly number[]): ipaddr.IPv4[] {
  if (matches(address, sixToFour)) return [v4(bytes, [2, 3, 4, 5])]; // RFC 3056 2
  if (matches(address, localNat64)) return translated(bytes);
  const isatap = (bytes[8] === 0 || bytes[8] === 2) && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
  return isatap ? [v4(bytes, [12, 13, 14, 15])] : []; // RFC 5214 6.1
}

/** RFC 6052 2.2: the length of the prefix is the site's choice, so every layout counts that gives a real address. */
function translated(bytes: readonly number[]): ipaddr.IPv4[] {
  const layouts = [
    [6, 7, 9, 10],
    [7, 9, 10, 11],
    [9, 10, 11, 12],
    [12, 13, 14, 15],
  ] as const;
  return layouts.map((places) => v4(bytes, places)).filter((address) => address.octets[0] !== 0);
}

function v4(bytes: readonly number[], places: readonly number[]): ipaddr.IPv4 {
  return new ipaddr.IPv4(places.map((place) => bytes[place] ?? 0));
}

function matches(address: Address, network: [Address, number]): boolean {
  return address.kind() === network[0].kind() && address.match(network);
}

function isV4(address: Address): address is ipaddr.IPv4 {
  return address.kind() === "ipv4";
}
