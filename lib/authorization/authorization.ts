import { expandEach, expandText, type HttpScheme, isHttp, type ProtocolScheme } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { type Installation, installation, openInstallationNow } from "@/lib/installation";
import { countUse } from "@/lib/uses/count";
import { authorizationOf, shownBy } from "@/lib/verification/request";
import { consumerOf } from "./consumer";
import { type Letting, lettingFor } from "./letting";
import { type Opened, openForUse } from "./opened";
import { originsFor } from "./origins";
import { noteRelease } from "./release";
import { signInto } from "./signed";

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
  /** For signatures, which belong to one request each. Null: none was named, so there is nothing to add. */
  signedFor?: SignedFor | null;
  /** What to show when the connection is encrypted, as PEM. */
  clientCertificate?: { certificate: string; privateKey: string; passphrase?: string };
};

/** The one request that a signature is for. `bodySha256` in hexadecimal, where the body is signed. */
export type SignedFor = { method: string; url: string; bodySha256?: string };

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

/**
 * `reference` is an id or `@alias`; `named` is the request to sign, for those that sign each. At once when nothing has to be
 * waited for. Throws or rejects with `not_found`, `credential_invalid`, `reconnect_required`, `destination_refused`.
 */
export function authorizationFor(
  actor: Actor,
  reference: string,
  caller?: string,
  named?: SignedFor,
): Authorization | Promise<Authorization> {
  authorize(actor, "credential.authorize");
  const home = openInstallationNow();
  if (home === undefined) return installation().then(() => authorizationFor(actor, reference, caller, named));
  const opened = openForUse(home, actor, reference);
  const give = (each: Opened) => accessTo(home, actor, each, caller, named);
  return opened instanceof Promise ? opened.then(give) : give(opened);
}

function accessTo(
  home: Installation,
  actor: Actor,
  opened: Opened,
  caller: string | undefined,
  named: SignedFor | undefined,
) {
  const { scheme } = opened;
  if (!isHttp(scheme)) return released(home, actor, opened, protocolAuthorization(opened, scheme), caller);
  const access = lettingFor(home, opened);
  const done = (letting: Letting) => {
    if (named === undefined) return released(home, actor, opened, httpAuthorization(opened, scheme, letting), caller);
    const answer = authorizationWith(opened, scheme, letting);
    signInto(answer, scheme, letting, named);
    return released(home, actor, opened, answer, caller);
  };
  return access instanceof Promise ? access.then(done) : done(access);
}

/** The answer, once the event that tells of it is there. */
function released(
  home: Installation,
  actor: Actor,
  opened: Opened,
  answer: Authorization,
  caller: string | undefined,
): Authorization | Promise<Authorization> {
  const committed = noteRelease(home, actor, "authorization.released", opened);
  const consumer = consumerOf(home, actor, caller);
  const count = (who: string) => {
    countUse(opened.workspaceId, opened.id, who, false);
    return answer;
  };
  if (committed === undefined && typeof consumer === "string") return count(consumer);
  return Promise.all([consumer, committed]).then(([who]) => count(who));
}

/** What was made of stored values alone lasts as long as these lie open. It is never changed by whoever gets it. */
const made = new WeakMap<Opened, HttpAuthorization>();

/** Throws `credential_invalid` when the stored values cannot make a request. */
export function httpAuthorization(opened: Opened, scheme: HttpScheme, letting: Letting): HttpAuthorization {
  if (letting.renewable || letting.values !== opened.values) return authorizationWith(opened, scheme, letting);
  const known = made.get(opened);
  if (known !== undefined) return known;
  const fresh = authorizationWith(opened, scheme, letting);
  made.set(opened, fresh);
  return fresh;
}

function authorizationWith(opened: Opened, scheme: HttpScheme, letting: Letting): HttpAuthorization {
  const { values, cookie, expiresAt, accessToken } = letting;
  try {
    const { headers, query, body } = authorizationOf(scheme.authenticate, values);
    const { cert, key, passphrase } = scheme.clientCertificate ? shownBy(scheme, values) : {};
    if (cookie !== undefined) headers.cookie = headers.cookie ? `${headers.cookie}; ${cookie}` : cookie;
    const { digest } = scheme.authenticate;
    return {
      type: scheme.type,
      headers,
      query,
      body,
      baseUrl: expandEach(scheme.baseUrl, values)[0] ?? "",
      origins: originsFor(scheme, values),
      expiresAt,
      ...(accessToken === undefined ? {} : { accessToken }),
      ...(digest
        ? { digest: { user: expandText(digest.user, values), password: expandText(digest.password, values) } }
        : {}),
      ...(scheme.authenticate.sign ? { signedFor: null } : {}),
      ...(cert && key
        ? { clientCertificate: { certificate: cert, privateKey: key, ...(passphrase ? { passphrase } : {}) } }
        : {}),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError("credential_invalid", `The values of "${opened.name}" cannot be used: ${error.message}`, {
      cause: { reason: "misconfigured" },
    });
  }
}

function protocolAuthorization({ values, facts, expiresAt }: Opened, scheme: ProtocolScheme): ProtocolAuthorization {
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
