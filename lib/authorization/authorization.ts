import { expandText, expandUrl, type HttpScheme, isHttp, type ProtocolScheme } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { installation, openInstallationNow } from "@/lib/installation";
import { countUse } from "@/lib/uses/count";
import { authorizationOf } from "@/lib/verification/request";
import { consumerOf } from "./consumer";
import { type Letting, lettingFor } from "./letting";
import { type Opened, openForUse } from "./opened";
import { originsFor } from "./origins";
import { noteRelease } from "./release";

/**
 * What a caller adds to its own request so that the application lets it in, fresh. It holds the secret by nature, so
 * the event that tells of it is committed before it is given away.
 */
export type HttpAuthorization = {
  type: HttpScheme["type"];
  headers: Record<string, string>;
  query: Record<string, string>;
  /** Members to add to a JSON or form body; empty for most. */
  body: Record<string, string>;
  baseUrl: string;
  /** The only origins that these may be sent to. */
  origins: string[];
  /** Epoch milliseconds; null when nobody knows of an end. */
  expiresAt: number | null;
  accessToken?: string;
  /** For digest, which is worked out from each challenge (RFC 7616). */
  digest?: { user: string; password: string };
};

/** The fields of the connector, with `user` for its user name, beside where to connect. */
export type ProtocolAuthorization = {
  type: ProtocolScheme["type"];
  host: string;
  port: number;
  user: string | null;
  password: string | null;
  expiresAt: number | null;
  [field: string]: string | number | null;
};

export type Authorization = HttpAuthorization | ProtocolAuthorization;

/** `reference` is an id or `@alias`. Throws `not_found`, `credential_invalid`, `reconnect_required`. */
export async function authorizationFor(actor: Actor, reference: string, caller?: string): Promise<Authorization> {
  authorize(actor, "credential.authorize");
  const home = openInstallationNow() ?? (await installation());
  const opening = openForUse(home, actor, reference);
  const opened = opening instanceof Promise ? await opening : opening;
  const { scheme } = opened;
  const letting = isHttp(scheme) ? lettingFor(home, opened) : undefined;
  const access = letting instanceof Promise ? await letting : letting;
  const answer = isHttp(scheme) && access ? httpAuthorization(opened, scheme, access) : protocolOf(opened);
  const committed = noteRelease(home, actor, "authorization.released", opened);
  if (committed !== undefined) await committed;
  const consumer = consumerOf(home, actor, caller);
  countUse(opened.workspaceId, opened.id, typeof consumer === "string" ? consumer : await consumer, false);
  return answer;
}

/** Throws `credential_invalid` when the stored values cannot make a request. */
export function httpAuthorization(opened: Opened, scheme: HttpScheme, letting: Letting): HttpAuthorization {
  const { values, cookie, expiresAt, accessToken } = letting;
  try {
    const { headers, query, body } = authorizationOf(scheme.authenticate, values);
    if (cookie !== undefined) headers.cookie = headers.cookie ? `${headers.cookie}; ${cookie}` : cookie;
    const { digest } = scheme.authenticate;
    return {
      type: scheme.type,
      headers,
      query,
      body,
      baseUrl: expandUrl(scheme.baseUrl, values),
      origins: originsFor(scheme, values),
      expiresAt,
      ...(accessToken === undefined ? {} : { accessToken }),
      ...(digest
        ? { digest: { user: expandText(digest.user, values), password: expandText(digest.password, values) } }
        : {}),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError("credential_invalid", `The values of "${opened.name}" cannot be used: ${error.message}`, {
      cause: { reason: "misconfigured" },
    });
  }
}

function protocolOf({ values, facts, expiresAt, scheme }: Opened): ProtocolAuthorization {
  if (isHttp(scheme)) throw new RangeError("this scheme speaks HTTP");
  const { host: _, port: __, username, password, ...rest } = values;
  return {
    ...facts,
    ...rest,
    type: scheme.type,
    host: expandText(scheme.target.host, values),
    port: Number(expandText(scheme.target.port, values)),
    user: username ?? null,
    password: password ?? null,
    expiresAt,
  };
}
