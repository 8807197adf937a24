import type { Authenticate, HttpRequest, JudgeRule } from "./connector";

/**
 * What a definition says about signing in first: the request that yields a session or a token, how long that lives, and
 * how it is renewed and given back. Places in the answer are JSON Pointers, `header:name`, or a template that gives one of
 * these or a path with dots, as people write it. A request whose URL comes out empty is not made.
 */
export type Login = {
  request: HttpRequest;
  /** How the sign-in itself is let in, where that is not in its body. */
  authenticate?: Authenticate | readonly Authenticate[];
  /** Names of cookies to keep, or a template that gives names; `*` keeps all. The first one has to be there. */
  cookies?: readonly string[];
  /** Kept as `{login.token}`. */
  token?: string;
  /** Kept as `{login.refreshToken}`. */
  refreshToken?: string;
  /** More values to keep, as `{login.<name>}`. */
  keep?: Readonly<Record<string, string>>;
  /** Seconds it lives when the answer does not say. */
  life: number | string;
  /** From its last use, or from the sign-in. `use` unless said. */
  lifeFrom?: "use" | "start";
  /** Where the answer says when it ends: seconds, a moment in seconds or milliseconds, or ISO 8601. */
  expiry?: string;
  /** Asked instead of signing in again; if it is refused, the sign-in is repeated. */
  refresh?: { request: HttpRequest; authenticate?: Authenticate | readonly Authenticate[] };
  /** Sent after a probe, so that no session stays behind. */
  logout?: HttpRequest;
  judge?: readonly JudgeRule[];
};

/** The names that a scheme with a sign-in may use in templates beside its fields. */
export type LoginNames<B> = B extends { login: { keep: infer K } }
  ? "login.token" | "login.refreshToken" | `login.${keyof K & string}`
  : "login.token" | "login.refreshToken";

export function loginNamesOf(login: Login): string[] {
  return ["login.token", "login.refreshToken", ...Object.keys(login.keep ?? {}).map((name) => `login.${name}`)];
}
