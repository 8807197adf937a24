/**
 * TLS on a connected socket, always verified, end to end. Nothing here can turn verification off. A refusal says who
 * issued the certificate or what is wrong with it.
 */
import { isIP, type Socket } from "node:net";
import tls, { type DetailedPeerCertificate, type TLSSocket } from "node:tls";
import type { TlsOptions } from "@/connectors/kit/outside";
import { egressError } from "./failure";
import { type SeenCertificate, tlsFailure } from "./tls-failure";
import type { Trust } from "./trust";

/** `host` is the name or address that the certificate has to be for. */
export type Handshake = TlsOptions & { host: string; alpn?: readonly string[]; target: string; trust: Trust };

/** Rejects with an egress error `tls`, with the socket's own error, or with the signal's reason. Destroys then. */
export function handshake(socket: Socket, options: Handshake, signal: AbortSignal): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const stop = () => fail(signal.reason);
    const secured = start(socket, options);
    let seen: SeenCertificate | undefined;

    function fail(error: unknown) {
      signal.removeEventListener("abort", stop);
      secured.destroy();
      socket.destroy();
      reject(asFailure(error, seen, options.target));
    }

    // Before Node judges the certificate: afterwards the connection is gone, and with it the name of the issuer.
    secured.prependOnceListener("secure", () => {
      seen = lastOf(secured.getPeerCertificate(true));
    });
    secured.once("secureConnect", () => {
      signal.removeEventListener("abort", stop);
      resolve(secured);
    });
    // Stays for the socket's life: without a listener an error after the hand-over would end the process.
    secured.on("error", fail);
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
  });
}

function start(socket: Socket, { host, servername, alpn, target, trust, ...certificates }: Handshake): TLSSocket {
  const expected = servername ?? host;
  try {
    return tls.connect({
      socket,
      host: expected,
      // RFC 6066 3: an address is no server name; it is still compared with the certificate.
      servername: isIP(expected) === 0 ? expected : "",
      rejectUnauthorized: true,
      secureContext: trust(certificates),
      ALPNProtocols: alpn === undefined ? undefined : [...alpn],
    });
  } catch (error) {
    socket.destroy();
    throw asFailure(error, undefined, target);
  }
}

/** The leaf's own fields with the issuer at the end of the chain that was sent. */
function lastOf(leaf: DetailedPeerCertificate): SeenCertificate {
  let last = leaf;
  for (let depth = 0; depth < 10 && last.issuerCertificate && last.issuerCertificate !== last; depth += 1) {
    last = last.issuerCertificate;
  }
  return { ...leaf, issuer: last.issuer };
}

function asFailure(error: unknown, seen: SeenCertificate | undefined, target: string): unknown {
  if (!(error instanceof Error)) return error;
  const failure = tlsFailure({ ...error }, seen);
  return failure === undefined ? error : egressError("tls", { ...failure, target }, error);
}
