import ipaddr from "ipaddr.js";

/** Ranges of addresses that a token may come from: an address or CIDR, IPv4 or IPv6, in one normal spelling. */
export type Range = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/** `10.0.0.0/8`, `10.1.2.3` → normal spelling; undefined when it is neither. */
export function normalRange(text: string): string | undefined {
  const trimmed = text.trim();
  if (ipaddr.isValidCIDR(trimmed)) {
    const [address, bits] = ipaddr.parseCIDR(trimmed);
    return `${address.toString()}/${bits}`;
  }
  const whole = ipaddr.IPv4.isValidFourPartDecimal(trimmed) || ipaddr.IPv6.isValid(trimmed);
  return whole ? ipaddr.process(trimmed).toString() : undefined;
}

export function parseRange(normal: string): Range {
  if (normal.includes("/")) return ipaddr.parseCIDR(normal);
  const address = ipaddr.parse(normal);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

/** Without ranges every address is inside. An IPv4 address may come mapped into IPv6. */
export function isInside(ranges: readonly Range[], address: string): boolean {
  if (ranges.length === 0) return true;
  if (!ipaddr.isValid(address)) return false;
  const from = ipaddr.process(address);
  return ranges.some(([network, bits]) => network.kind() === from.kind() && from.match(network, bits));
}
