import { isIP } from "node:net";
import { isInside, type Range } from "./tokens/addresses";

/**
 * Which address a request comes from, for limits, for ranges of API tokens and for the audit trail. What a header says
 * about it counts only when the connection itself comes from a proxy that was declared, and then only as far to the left
 * as every proxy on the way was: whatever a client wrote into the header itself lies further left and is never believed.
 */
export type Connection = { remote: string | undefined; forwardedFor: string | string[] | undefined };

/** One address, without a port; "unknown" when the socket has none any more. */
export function clientAddress(trusted: readonly Range[], { remote, forwardedFor }: Connection): string {
  let address = remote ?? "unknown";
  if (trusted.length === 0 || forwardedFor === undefined) return address;
  const hops = (Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor).split(",");
  while (isInside(trusted, address)) {
    const said = addressIn(hops.pop());
    if (said === undefined) break;
    address = said;
  }
  return address;
}

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function addressIn(hop: string | undefined): string | undefined {
  const text = hop?.trim() ?? "";
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
  return isIP(bare) === 0 ? undefined : bare;
}
