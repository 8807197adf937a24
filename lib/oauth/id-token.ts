import { decodeJwt } from "jose";
import type { Document } from "./answer";

/**
 * The claims of an ID token that came straight from the token endpoint, where TLS stands for its signature (OpenID Connect
 * Core 3.1.3.7). One that cannot be read has none.
 */
export function claimsOf(idToken: string | undefined): Document {
  if (idToken === undefined) return {};
  try {
    return decodeJwt(idToken);
  } catch {
    return {};
  }
}
