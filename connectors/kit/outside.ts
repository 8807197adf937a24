import type { Duplex } from "node:stream";
import type { Values } from "./field";
import type { Outcome, StepName } from "./outcome";

/** What a probe that is not HTTP may do to the world. It never opens a socket itself: `dial` refuses what is not allowed. */
export type Outside = {
  /**
   * A connected TCP (or, with `tls`, TLS) stream to an address that was judged and pinned. Throws what the engine
   * understands: a probe lets such errors pass and catches only what its own protocol says.
   */
  dial(target: DialTarget): Promise<Duplex>;
  /** Says that this step begins; the one before it then has passed. The engine keeps the times. */
  step(name: StepName): void;
  /** Ends everything when the verification is cancelled or its time is up. */
  signal: AbortSignal;
  /** Non-secret facts that earlier verifications kept, such as the fingerprint of a host key. */
  facts: Values;
};

export type DialTarget = {
  host: string;
  /** 1-65535 */
  port: number;
  tls?: TlsOptions;
};

/**
 * Certificates are always verified; `ca` (PEM) adds an authority of one's own, `servername` another name to expect. With
 * `cert` and `key` (PEM) we show a certificate too; `passphrase` opens the key.
 */
export type TlsOptions = { ca?: string; servername?: string; cert?: string; key?: string; passphrase?: string };

export type Probe = (values: Values, outside: Outside) => Promise<Outcome>;
