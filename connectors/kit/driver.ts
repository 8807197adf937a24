import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

/**
 * What probes that lend a guarded stream to a driver have in common: the driver's work ends when the verification does,
 * the connection is closed in every case, and a TLS error that the driver renamed gets its own code back. Server only.
 */

/** Runs `work` until the signal ends it, then throws the signal's reason. `close` runs once, whatever happened. */
export async function session<T>(signal: AbortSignal, close: () => void, work: () => Promise<T>): Promise<T> {
  let end: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(signal.reason);
  });
  signal.addEventListener("abort", end, { once: true });
  try {
    signal.throwIfAborted();
    const running = work();
    // After the race is over a late failure of the driver is of no interest to anybody.
    running.catch(() => undefined);
    return await Promise.race([running, ended]);
  } finally {
    signal.removeEventListener("abort", end);
    close();
  }
}

/** Drivers are written for sockets: what was dialled must be one. */
export function asSocket(stream: Duplex): Socket {
  if (!("setNoDelay" in stream && "setTimeout" in stream)) throw new TypeError("A driver needs a socket.");
  return stream as Socket;
}

/** What a driver hands to its own TLS: always verified, never older than 1.2. */
export function tlsOptions(ca: string | undefined) {
  return { ...(ca ? { ca } : {}), rejectUnauthorized: true, minVersion: "TLSv1.2" as const };
}

/** The code or number by which a driver names its error. */
export function codeOf(error: unknown): string | number | undefined {
  const code = property(error, "code");
  return typeof code === "string" || typeof code === "number" ? code : undefined;
}

export function numberOf(error: unknown, name: string): number | undefined {
  const value = property(error, name);
  return typeof value === "number" ? value : undefined;
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Follows the TLS that a driver puts on its stream. mysql2 and nodemailer replace Node's error code by one of their own,
 * and after a refusal the certificate is gone: both are kept here, so that a person reads who issued it.
 */
export type TlsWatch = { follow(stream: unknown): void; restored(error: unknown): unknown };

/** `secured` is called when the certificate was accepted. */
export function watchTls(secured: () => void): TlsWatch {
  let followed: unknown;
  let cert: unknown;
  return {
    follow: (stream) => {
      if (!isEmitter(stream) || stream === followed) return;
      followed = stream;
      stream.prependOnceListener("secure", () => {
        const read = property(stream, "getPeerCertificate");
        cert = typeof read === "function" ? read.call(stream) : undefined;
      });
      stream.once("secureConnect", secured);
    },
    restored: (error) => {
      const code = tlsCodeOf(error, followed);
      if (code === undefined) return error;
      return Object.assign(new Error(wordsOf(error), { cause: error }), { code, ...(cert ? { cert } : {}) });
    },
  };
}

/** Calls `after` whenever the driver has run this method of its own; does nothing when it no longer has it. */
export function afterEach(driver: object, method: string, after: () => void): void {
  const own = property(driver, method);
  if (typeof own !== "function") return;
  const wrapped = (...args: unknown[]) => {
    const result: unknown = own.apply(driver, args);
    after();
    return result;
  };
  Object.assign(driver, { [method]: wrapped });
}

/** Some drivers say only in words that the other side hung up. */
export function withCloseCode(error: unknown, stream: Duplex): unknown {
  if (codeOf(error) !== undefined || !(stream.destroyed || stream.readableEnded)) return error;
  return Object.assign(new Error(wordsOf(error), { cause: error }), { code: "ECONNRESET" });
}

type Emitter = Pick<Socket, "prependOnceListener" | "once">;

function isEmitter(value: unknown): value is Emitter {
  return typeof property(value, "prependOnceListener") === "function" && typeof property(value, "once") === "function";
}

function tlsCodeOf(error: unknown, stream: unknown): string | undefined {
  const refused = property(stream, "authorizationError");
  if (typeof refused === "string") return refused;
  const reason = property(error, "reason");
  if (property(error, "library") !== "SSL routines" || typeof reason !== "string") return undefined;
  // As Node itself makes the code.
  return `ERR_SSL_${reason.toUpperCase().replace(/ /g, "_")}`;
}

export function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
