/**
 * TLS on a connected socket: 1.2 or newer, always verified, end to end. An authority of one's own is added to the public
 * ones and never replaces verification. A refusal says who issued the certificate or what is wrong with it.
 */
import { X509Certificate } from "node:crypto";
import { isIP, type Socket } from "node:net";
import tls, { type ConnectionOptions, type DetailedPeerCertificate, type TLSSocket } from "node:tls";
import type { TlsOptions } from "@/connectors/kit/outside";
import { egressError } from "./failure";
import { type SeenCertificate, tlsFailure } from "./tls-failure";

/** `host` is the name or address that the certificate has to be for. */
export type Handshake = TlsOptions & { host: string; alpn?: readonly string[]; target: string };

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

function start(socket: Socket, { host, servername, ca, cert, key, alpn, target }: Handshake): TLSSocket {
  const expected = servername ?? host;
  const options: ConnectionOptions = {
    socket,
    host: expected,
    // RFC 6066 3: an address is no server name; it is still compared with the certificate.
    servername: isIP(expected) === 0 ? expected : "",
    minVersion: "TLSv1.2",
    rejectUnauthorized: true,
    cert,
    key,
    ca: ca === undefined ? undefined : [...publicRoots(), ...authorities(ca, target)],
    ALPNProtocols: alpn === undefined ? undefined : [...alpn],
  };
  try {
    return tls.connect(options);
  } catch (error) {
    socket.destroy();
    throw asFailure(error, undefined, target);
  }
}

/** Node 22.15 and newer also know what NODE_EXTRA_CA_CERTS adds. */
function publicRoots(): readonly string[] {
  return typeof tls.getCACertificates === "function" ? tls.getCACertificates("default") : tls.rootCertificates;
}

/** Each certificate in the PEM text. Node would silently ignore what it cannot read. */
function authorities(pem: string, target: string): string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const unreadable = "The certificate of the authority entered here cannot be read. It must be PEM text.";
  if (blocks.length === 0) throw egressError("tls", { says: unreadable, target });
  return blocks.map((block) => {
    try {
      return new X509Certificate(block).toString();
    } catch (error) {
      throw egressError("tls", { says: unreadable, target }, error);
    }
  });
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
