/**
 * Decides whether a host and port may be reached, and pins the addresses. A name is asked for once and one bad answer
 * refuses it whole; literals are judged as they are. A refusal that can be lifted names the address and the port; one that
 * cannot says one fixed sentence after one fixed time, so that nobody can map the network with it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { neverNames } from "./addresses";
import { egressError, failureOf } from "./failure";
import type { Host } from "./host";
import { type Judgement, judgeAddress } from "./judgement";
import { isOwn, type OwnPlace } from "./own";
import { type Lookup, resolve } from "./resolve";
import { type AllowRule, isAllowed } from "./rules";

export type GuardOptions = {
  rules: () => Promise<readonly AllowRule[]>;
  own: () => readonly OwnPlace[];
  lookup: Lookup;
  /** A proxy can know names that we cannot resolve: then they are admitted without addresses. */
  unresolvedNames: boolean;
};

/** What may be dialled: one of `addresses`, under the name of `host`. Without addresses only a proxy can go there. */
export type Admitted = { host: Host; port: number; addresses: readonly string[] };

export type Guard = (host: Host, port: number, signal: AbortSignal) => Promise<Admitted>;

export function createGuard(options: GuardOptions): Guard {
  return async (host, port, signal) => {
    const began = performance.now();
    const verdict = await judge(options, host, port);
    if (verdict === "never") {
      await sleep(Math.max(0, refusalPause - (performance.now() - began)), undefined, { signal });
      throw egressError("blocked_address", { hint: refusedForEver });
    }
    return verdict;
  };
}

const refusedForEver = "Keyrack never connects to this address, and no setting can allow it.";
/** Milliseconds from the question to the refusal; longer than a usual lookup, so that the time tells nothing. */
const refusalPause = 400;

async function judge(options: GuardOptions, host: Host, port: number): Promise<Admitted | "never"> {
  if (isNeverName(host.name)) return "never";
  const addresses = await addressesOf(options, host);
  const judgements = addresses.map(judgeAddress);
  if (judgements.some(({ kind }) => kind === "never")) return "never";
  const own = options.own();
  if (own.some((place) => place.port === port && place.host === host.name)) return "never";
  for (const { standsFor } of judgements) {
    if (await isOwn(own, { standsFor, port, lookup: options.lookup })) return "never";
  }
  const asked = judgements.filter(({ kind }) => kind === "ask");
  const rules = asked.length === 0 ? [] : await options.rules();
  const denied = asked.find(({ address }) => !isAllowed(rules, { host: host.name, address, port }));
  if (denied !== undefined) throw askFirst(host, port, denied);
  return { host, port, addresses };
}

function isNeverName(name: string): boolean {
  return neverNames.some((never) => name === never || name.endsWith(`.${never}`));
}

async function addressesOf({ lookup, unresolvedNames }: GuardOptions, { name, literal }: Host) {
  if (literal) return [name];
  try {
    return await resolve(lookup, name);
  } catch (error) {
    if (unresolvedNames && failureOf(error)?.reason === "dns") return [];
    throw error;
  }
}

function askFirst(host: Host, port: number, { address, what }: Judgement): Error {
  const place = address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
  const subject = host.literal ? `${address} is ${what}` : `${host.name} leads to ${address}, ${what}`;
  return egressError("blocked_address", {
    hint: `${subject}. An owner or admin can allow ${place}.`,
    allow: { address, port },
    target: host.literal ? place : `${host.name}:${port}`,
  });
}
