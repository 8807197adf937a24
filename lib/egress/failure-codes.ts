/** Which reason a code of Node, undici or a driver stands for. A code that is not listed says nothing about the way. */
import type { InconclusiveReason } from "@/connectors/kit/outcome";

export function reasonOfCode(code: string): InconclusiveReason | undefined {
  const listed = Object.hasOwn(codes, code) ? codes[code] : undefined;
  if (listed !== undefined) return listed;
  if (code.startsWith("EAI_")) return "dns"; // getaddrinfo(3)
  if (code.startsWith("HPE_")) return "unexpected_response"; // llhttp: what came is not HTTP
  return undefined;
}

const codes: Readonly<Record<string, InconclusiveReason>> = {
  ENOTFOUND: "dns",
  ENODATA: "dns",
  ESERVFAIL: "dns",
  EDNS: "dns", // nodemailer
  ECONNREFUSED: "refused",
  ECONNRESET: "refused",
  ECONNABORTED: "refused",
  EHOSTUNREACH: "refused",
  EHOSTDOWN: "refused",
  ENETUNREACH: "refused",
  ENETDOWN: "refused",
  EADDRNOTAVAIL: "refused", // no address of this kind here, for example no IPv6
  EAFNOSUPPORT: "refused",
  EACCES: "refused", // a local firewall
  EPERM: "refused",
  EPIPE: "refused",
  ERR_STREAM_PREMATURE_CLOSE: "refused",
  UND_ERR_SOCKET: "refused",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "refused", // closed before the whole body came
  PROTOCOL_CONNECTION_LOST: "refused", // mysql2
  ECONNECTION: "refused", // nodemailer
  "client-socket": "refused", // ssh2
  ETIMEDOUT: "timeout",
  ESOCKETTIMEDOUT: "timeout",
  TimeoutError: "timeout", // AbortSignal.timeout
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  "client-timeout": "timeout", // ssh2
  ETLS: "tls", // nodemailer
  ESOCKET: "tls", // nodemailer writes this over every code; what has no errno beside it came from TLS
  HANDSHAKE_SSL_ERROR: "tls", // mysql2
  UND_ERR_HEADERS_OVERFLOW: "unexpected_response",
  HTTPParserError: "unexpected_response",
  UND_ERR_RES_EXCEEDED_MAX_SIZE: "unexpected_response",
  Z_DATA_ERROR: "unexpected_response",
  Z_BUF_ERROR: "unexpected_response",
};
