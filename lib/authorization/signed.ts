import type { HttpScheme } from "@/connectors/kit";
import { AppError } from "@/lib/errors";
import { signatureHeaders, signsBody } from "@/lib/signatures/sign";
import type { HttpAuthorization, SignedFor } from "./authorization";
import type { Letting } from "./letting";

/**
 * A signature speaks for one request, so it cannot be handed out beforehand. Whoever names the request gets headers for
 * exactly that one, and only for an origin of the credential; whoever does not has to go through the proxy.
 */
const lifeMs = 5 * 60_000;

/** Adds to the answer. Throws `invalid_request`, `destination_refused`, `credential_invalid`. */
export function signInto(answer: HttpAuthorization, scheme: HttpScheme, letting: Letting, named: SignedFor): void {
  const { sign } = scheme.authenticate;
  if (sign === undefined) return;
  const url = addressOf(named.url, answer.origins);
  const { method, bodySha256 } = named;
  if (sign.kind === "oauth1" && bodySha256 !== undefined)
    throw new AppError("invalid_request", "OAuth 1.0 signs forms whole and no other body. Leave bodySha256 out.");
  const needsHash = sign.kind === "aws4" && signsBody(sign, url, undefined);
  if (needsHash && bodySha256 === undefined && !["GET", "HEAD", "DELETE"].includes(method))
    throw new AppError("invalid_request", "Here the body is signed: name its SHA-256 as bodySha256, in hexadecimal.");
  try {
    const message = { method, url, headers: {}, body: undefined };
    Object.assign(answer.headers, signatureHeaders(sign, letting.values, message, undefined, bodySha256));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError("credential_invalid", error.message, { cause: { reason: "misconfigured" } });
  }
  answer.signedFor = { method, url: url.href, ...(bodySha256 === undefined ? {} : { bodySha256 }) };
  answer.expiresAt = Math.min(answer.expiresAt ?? Number.POSITIVE_INFINITY, Date.now() + lifeMs);
}

function addressOf(text: string, origins: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && origins.includes(url.origin) && url.username === "" && url.password === "") return url;
  throw new AppError(
    "destination_refused",
    `This credential may be sent only to ${origins.join(", ") || "no address"}.`,
  );
}
