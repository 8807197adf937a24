import { createHash, randomBytes } from "node:crypto";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { announceUrl } from "@/lib/env";
import { installation, publicUrl } from "@/lib/installation";
import { needsCode } from "@/lib/totp/authenticator";
import { checkSignIn } from "@/lib/users";
import { memberOf, startSession } from "./rows";

/**
 * next-auth, kept to itself: it runs the sign-in, and what it would sign into a token is replaced by the random id of a
 * session row. Nothing in the cookie can be forged or outlive its row.
 */
type Opaque = { sub?: string; opaque?: string; address?: string; userAgent?: string };

const csrfCookie = "keyrack_csrf";

export type Hear = {
  /** What the check of name and password threw: next-auth itself turns it into a plain refusal. */
  refusal?: (error: unknown) => void;
  /** Whose password was right and who now owes a code: no session begins before it. */
  code?: (userId: string) => void;
};

export async function authOptions(hear: Hear = {}): Promise<NextAuthOptions> {
  const { vault } = await installation();
  const { url } = await publicUrl();
  announceUrl(url);
  const secure = url.startsWith("https:");
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  return {
    secret: vault.hmac("pepper", "next-auth").toString("hex"),
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: 7 * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: { name: sessionCookieName(secure), options },
      csrfToken: { name: csrfCookie, options },
      callbackUrl: { name: "keyrack_callback", options },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (given, request) => {
          const address = String(request.headers?.["x-keyrack-address"] ?? "unknown");
          const userAgent = String(request.headers?.["user-agent"] ?? "");
          try {
            const id = await checkSignIn(given?.email ?? "", given?.password ?? "", address);
            if (id === undefined) return null;
            if (!(await needsCode(id))) return { id, address, userAgent };
            hear.code?.(id);
            return null;
          } catch (error) {
            hear.refusal?.(error);
            throw error;
          }
        },
      }),
    ],
    jwt: {
      encode: async ({ token }) => (token as Opaque | undefined)?.opaque ?? "",
      decode: async ({ token }) => {
        const member = token ? await memberOf(token) : undefined;
        return member && token ? { sub: member.userId, opaque: token } : null;
      },
    },
    callbacks: {
      jwt: async ({ token, user }) => {
        if (!user) return token;
        const { address = "unknown", userAgent = "" } = user as Opaque;
        return { sub: user.id, opaque: await startSession(user.id, { address, userAgent }) };
      },
      redirect: async ({ baseUrl }) => baseUrl,
    },
  };
}

/** `__Host-` binds the cookie to this host and to HTTPS; over plain HTTP browsers refuse that name. */
export function sessionCookieName(secure: boolean): string {
  return secure ? "__Host-keyrack_session" : "keyrack_session";
}

/**
 * The cookie's value after a successful sign-in, undefined otherwise; `code` hears of somebody who owes a code. Throws
 * what `checkSignIn` throws.
 */
export async function authenticate(
  email: string,
  password: string,
  headers: Readonly<Record<string, string>>,
  code?: (userId: string) => void,
): Promise<string | undefined> {
  const refusals: unknown[] = [];
  const options = await authOptions({ refusal: (error) => refusals.push(error), ...(code ? { code } : {}) });
  const csrfToken = randomBytes(32).toString("hex");
  const proof = createHash("sha256").update(`${csrfToken}${options.secret}`).digest("hex");
  const set: string[] = [];
  const request = {
    method: "POST",
    query: { nextauth: ["callback", "credentials"] },
    cookies: { [csrfCookie]: `${csrfToken}|${proof}` },
    headers,
    body: { csrfToken, email, password, json: "true" },
  };
  const response = {
    status: () => response,
    setHeader: (name: string, value: string | string[]) => {
      if (name.toLowerCase() === "set-cookie") set.splice(0, set.length, ...[value].flat());
      return response;
    },
    getHeader: () => set,
    json: () => undefined,
    send: () => undefined,
    end: () => undefined,
  };
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  if (refusals.length > 0) throw refusals[0];
  const name = options.cookies?.sessionToken?.name ?? "";
  const cookie = set.findLast((line) => line.startsWith(`${name}=`));
  return cookie?.slice(name.length + 1).split(";")[0] || undefined;
}
