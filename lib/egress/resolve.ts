/**
 * Asks the system, once, for all addresses of a name: /etc/hosts and every A and AAAA record, as any other program here
 * would see them. Names below `localhost` that nobody knows are loopback (RFC 6761 6.3) and never leave this machine.
 */
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { egressError } from "./failure";

/** All addresses of a name in the order of the system. Rejects with a code such as ENOTFOUND. */
export type Lookup = (name: string) => Promise<readonly string[]>;

export const systemLookup: Lookup = async (name) => {
  const answers = await lookup(name, { all: true, verbatim: true });
  return answers.map(({ address }) => address);
};

/** At least one address, each an IP literal. */
export async function resolve(ask: Lookup, name: string): Promise<readonly string[]> {
  try {
    const addresses = [...new Set(await ask(name))];
    if (addresses.length === 0 || addresses.some((address) => isIP(address) === 0)) {
      throw egressError("dns", { target: name, detail: `${name} has no usable address` });
    }
    return addresses;
  } catch (error) {
    if (name === "localhost" || name.endsWith(".localhost")) return ["127.0.0.1"];
    throw error;
  }
}
