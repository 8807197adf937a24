/**
 * Knows our own listeners and our own database, so that nothing entered into a form can talk to them, even when an admin
 * allowed the range. A listener counts on every address of this machine.
 */
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import { type Judgement, spelling } from "./judgement";
import type { Lookup } from "./resolve";

/** Without `host` a listener of this machine; with it, a name or address elsewhere, such as the database. */
export type OwnPlace = { port: number; host?: string };

export async function isOwn(
  places: readonly OwnPlace[],
  { standsFor, port, lookup }: Pick<Judgement, "standsFor"> & { port: number; lookup: Lookup },
): Promise<boolean> {
  for (const place of places.filter((each) => each.port === port)) {
    const addresses = place.host === undefined ? addressesHere() : await addressesOf(place.host, lookup);
    if (standsFor.some((address) => (place.host === undefined && isLoopback(address)) || addresses.has(address))) {
      return true;
    }
  }
  return false;
}

function isLoopback(address: string): boolean {
  return address.startsWith("127.") || address === "::1";
}

function addressesHere(): Set<string> {
  const interfaces = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return new Set(interfaces.map(({ address }) => spelling(address)));
}

/** A database whose name is unknown right now has no address that could be reached either. */
async function addressesOf(host: string, lookup: Lookup): Promise<Set<string>> {
  const bare = host.replace(/^\[|\]$/g, "");
  const addresses = isIP(bare) === 0 ? await lookup(bare).catch(() => []) : [bare];
  return new Set(addresses.map(spelling));
}
