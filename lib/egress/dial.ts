/**
 * Every connection that leaves this process begins here: judged, pinned, connected, and encrypted if asked. A name never
 * reaches a socket, the time is limited at each step, and when the caller's signal ends the socket is destroyed.
 */
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { TlsOptions } from "@/connectors/kit/outside";
import { connectAny } from "./connect";
import { type ConnectProxy, connectThrough } from "./connect-proxy";
import { egressError, explained } from "./failure";
import type { Guard } from "./guard";
import { handshake } from "./handshake";
import type { Host } from "./host";
import { createTrust } from "./trust";
import { within } from "./within";

/** `answered` is the time from the request until the first header; the others are the steps of a connection. */
export type Phase = "host" | "connect" | "tls" | "answered";
export type OnPhase = (phase: Phase, ms: number) => void;

export type Destination = { host: Host; port: number; tls?: TlsOptions; alpn?: readonly string[] };
export type DialCall = { signal: AbortSignal; onPhase?: OnPhase };
export type Dial = (destination: Destination, call: DialCall) => Promise<Socket | TLSSocket>;

/** Milliseconds for finding a host, for connecting, and for the TLS handshake. */
const stepLimit = 5_000;

export function createDial(guard: Guard, proxy: ConnectProxy | undefined): Dial {
  const trust = createTrust();
  return async ({ host, port, tls, alpn }, { signal, onPhase }) => {
    const target = `${host.name.includes(":") ? `[${host.name}]` : host.name}:${port}`;
    const step = <T>(phase: Phase, work: (signal: AbortSignal) => Promise<T>) =>
      timed(phase, { signal, onPhase, target }, work);

    const admitted = await step("host", (signal) => guard(host, port, signal));
    const plain = await step("connect", (signal) =>
      proxy === undefined ? connectAny(admitted.addresses, port, signal) : connectThrough(proxy, admitted, signal),
    );
    if (tls === undefined) return bound(plain, signal);
    const options = { ...tls, alpn, host: host.name, target, trust };
    return bound(await step("tls", (signal) => handshake(plain, options, signal)), signal);
  };
}

/** Runs one step within its limit, reports its time, and names the target in what went wrong. */
export async function timed<T>(
  phase: Phase,
  { signal, onPhase, target, ms = stepLimit }: DialCall & { target: string; ms?: number },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const began = performance.now();
  try {
    const result = await within({ ms, signal, late: () => late(phase, target) }, work);
    onPhase?.(phase, Math.round(performance.now() - began));
    return result;
  } catch (error) {
    throw signal.aborted ? signal.reason : explained(error, target);
  }
}

function late(phase: Phase, target: string): Error {
  const detail = `${target}: no end of "${phase}" in time`;
  if (phase === "host") return egressError("dns", { target, detail, hint: "The name server did not answer in time." });
  return egressError("timeout", { target, detail });
}

/** From now on the signal, and only the signal, ends the socket before its user does. */
export function bound<S extends Socket>(socket: S, signal: AbortSignal): S {
  const end = () => socket.destroy(signal.reason instanceof Error ? signal.reason : undefined);
  if (signal.aborted) end();
  signal.addEventListener("abort", end, { once: true });
  socket.once("close", () => signal.removeEventListener("abort", end));
  return socket;
}
