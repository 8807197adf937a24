import { isHttp, type Values } from "@/connectors/kit";
import { grantLetting } from "@/lib/grants/letting";
import type { Installation } from "@/lib/installation";
import type { Opened } from "./opened";
import { sessionFor } from "./session";

/**
 * What lets a request in, besides the stored values: nothing more for most, a session for those that sign in first, a
 * token for those that are signed here. It
 * is the one place that knows where that comes from; a further kind of access that has to be fetched or kept fresh joins
 * here, as a case that yields the same.
 */
export type Letting = {
  /** The stored values with what was fetched, under the names that the connector's templates use. */
  values: Values;
  cookie: string | undefined;
  /** Epoch milliseconds; null when nobody knows of an end. */
  expiresAt: number | null;
  /** Set for those whose access is a token of the application. */
  accessToken?: string | undefined;
  /** Whether asking again, with what was refused, may give something newer. */
  renewable: boolean;
};

/**
 * `refused` is what the application turned away: then it is not given again. Throws `credential_invalid`,
 * `reconnect_required` or `application_unreachable`.
 */
export function lettingFor(home: Installation, opened: Opened, refused?: Letting): Letting | Promise<Letting> {
  if (isHttp(opened.scheme) && (opened.scheme.login || opened.scheme.jwt))
    return sessionFor(home, opened, opened.scheme, refused);
  if (isHttp(opened.scheme) && opened.scheme.oauth2) return grantLetting(home, opened, refused);
  return { values: opened.values, cookie: undefined, expiresAt: opened.expiresAt, renewable: false };
}
