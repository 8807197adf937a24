/**
 * What an owner, an admin or the environment allowed: an address, a range or a host name, with a port or for all. A rule
 * that does not parse allows nothing. Rules lift "ask first" only; what is never reached is decided before they are read.
 */
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { parseHost } from "./host";
import { spelling } from "./judgement";

/** `network`: "10.0.2.68", "10.0.0.0/8", "::1" or a host name. Without `port` every port is meant. */
export type AllowRule = { network: string; port?: number };

/** `host` is the name that was asked for, `address` the judged address it has, both in normal spelling. */
export function isAllowed(
  rules: readonly AllowRule[],
  { host, address, port }: { host: string; address: string; port: number },
): boolean {
  return rules.some((rule) => {
    if (rule.port !== undefined && rule.port !== port) return false;
    const network = normalNetwork(rule.network);
    if (network === undefined) return false;
    return network.includes("/") ? contains(network, address) : network === address || network === host;
  });
}

/** The rule's network in its normal spelling, or undefined when it is neither address, range nor host name. */
export function normalNetwork(network: string): string | undefined {
  const text = network.trim();
  if (text.includes("/")) {
    const [address = ""] = text.split("/");
    if (isIP(address) === 0 || !ipaddr.isValidCIDR(text)) return undefined;
    const [start, bits] = ipaddr.parseCIDR(text);
    return `${start.toString()}/${bits}`;
  }
  const host = parseHost(text);
  if (host === undefined) return undefined;
  return host.literal ? spelling(host.name) : host.name;
}

function contains(range: string, text: string): boolean {
  const network = ipaddr.parseCIDR(range);
  const address = ipaddr.parse(text);
  return address.kind() === network[0].kind() && address.match(network);
}
