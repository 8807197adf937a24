import { cookies, headers } from "next/headers";
import type { Member } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { installation, publicUrl } from "@/lib/installation";
import { checkCode } from "@/lib/totp/authenticator";
import { switchWorkspace } from "@/lib/workspaces/workspaces";
import { authenticate, sessionCookieName } from "./auth";
import { browserOrigin } from "./browser-origin";
import { beginCeremony, ceremonySeconds, endCeremony, lookAtCeremony } from "./ceremonies";
import { memberOf, revokeSession, startSession } from "./rows";

/**
 * Who sends this request. The only place that reads the request's cookies and headers. Doors call `currentActor` to
 * render and `actingMember` to change something: the latter also refuses requests that another site made.
 */
export async function currentActor(): Promise<Member | undefined> {
  const token = await sessionToken();
  return token ? memberOf(token) : undefined;
}

/** For actions and route handlers. Throws `forbidden` for a foreign origin, `unauthenticated` without a session. */
export async function actingMember(): Promise<Member> {
  await assertOwnOrigin();
  const actor = await currentActor();
  if (actor) return actor;
  throw new AppError("unauthenticated", "Your session has ended. Sign in again; what you typed is still here.");
}

/**
 * A browser names the page that made a request. Ours is the public address; where none is configured, the host that the
 * browser asked for. A request that names none, or `null`, is refused.
 */
export async function assertOwnOrigin(): Promise<void> {
  const { env } = await installation();
  const given = await headers();
  const origin = given.get("origin");
  const site = given.get("sec-fetch-site");
  const host = given.get("host");
  const own =
    env.url === undefined
      ? origin !== null && URL.canParse(origin) && new URL(origin).host === host
      : origin === env.url;
  if (own && (site === null || site === "same-origin")) return;
  const detail =
    env.url !== undefined && origin !== null && origin !== "null"
      ? `This Keyrack is at ${env.url}, but your browser came by ${origin}. Open it there, or change KEYRACK_URL.`
      : "This request did not come from a page of this Keyrack.";
  throw new AppError("forbidden", detail);
}

/**
 * Signs in and sets the cookie; "code" when a second factor is due at `/sign-in/code`; undefined when name or password is
 * wrong. Throws `rate_limited`, and `forbidden` for who belongs to nothing or may not use a password.
 */
export async function signIn(
  email: string,
  password: string,
  workspaceId?: string,
): Promise<"in" | "code" | undefined> {
  await assertOwnOrigin();
  const { address, userAgent } = await visitor();
  const due: string[] = [];
  const headers = { "x-keyrack-address": address, "user-agent": userAgent };
  const value = await authenticate(email, password, headers, (userId) => due.push(userId));
  if (due[0] !== undefined) {
    await keepStep(await beginCeremony("code", { userId: due[0], data: workspaceId ? { workspaceId } : {} }));
    return "code";
  }
  if (value === undefined) return undefined;
  await replaceCookie(value);
  const actor = workspaceId ? await memberOf(value) : undefined;
  if (actor && workspaceId) await switchWorkspace(actor, workspaceId);
  return "in";
}

/** The second half. False for a wrong code, which may be tried again. Throws `expired`, `rate_limited`. */
export async function signInWithCode(code: string): Promise<boolean> {
  await assertOwnOrigin();
  const step = await currentStep();
  const half = await lookAtCeremony("code", step);
  if (!half?.userId) throw new AppError("expired", "This took longer than 10 minutes. Sign in again.");
  if (!(await checkCode(half.userId, code))) return false;
  if (!(await endCeremony("code", step))) throw new AppError("expired", "This took too long. Sign in again.");
  await enter(half.userId, half.data.workspaceId);
  return true;
}

/** Begins the session of somebody who proved who they are by other means than a password. Not before an answer. */
export async function enter(userId: string, workspaceId?: string): Promise<void> {
  await replaceCookie(await startSession(userId, await visitor(), workspaceId));
  await keepStep("");
}

/** What ties a sign-in of several steps to this browser. */
export async function currentStep(): Promise<string | undefined> {
  return tripCookie(await stepCookieName());
}

export async function keepStep(value: string): Promise<void> {
  await keepTripCookie({ name: await stepCookieName(), value, maxAge: value === "" ? 0 : ceremonySeconds });
}

async function stepCookieName(): Promise<string> {
  return (await publicUrl()).url.startsWith("https:") ? "__Host-keyrack_step" : "keyrack_step";
}

export async function signOut(): Promise<void> {
  const actor = await actingMember();
  await revokeSession(actor, actor.sessionId);
  await replaceCookie("");
}

/**
 * The cookie's name follows the public address: whoever changes the address stays signed in under the new name, and the
 * old cookie, which may be sent without encryption, goes.
 */
export async function keepSession(work: () => Promise<void>): Promise<void> {
  const token = await sessionToken();
  const before = await cookieName();
  await work();
  if (!token || (await cookieName()) === before) return;
  (await cookies()).delete(before);
  await replaceCookie(token);
}

/** Address as the entry saw it, browser, and `browserOrigin`. The entry sets the header on every request. */
export async function visitor(): Promise<{ address: string; userAgent: string; origin: string }> {
  const given = await headers();
  return {
    address: given.get("x-keyrack-address") ?? "unknown",
    userAgent: given.get("user-agent") ?? "",
    origin: browserOrigin(given),
  };
}

export type Theme = "light" | "dark" | "system";

export async function currentTheme(): Promise<Theme> {
  const value = (await cookies()).get("keyrack_theme")?.value;
  return value === "light" || value === "dark" ? value : "system";
}

export async function chooseTheme(theme: string): Promise<void> {
  const value = theme === "light" || theme === "dark" ? theme : "system";
  (await cookies()).set("keyrack_theme", value, await preference());
}

/** Single-key shortcuts, which some people must be able to switch off (WCAG 2.1.4). On unless switched off here. */
export async function shortcutsOn(): Promise<boolean> {
  return (await cookies()).get("keyrack_keys")?.value !== "off";
}

export async function chooseShortcuts(on: boolean): Promise<void> {
  (await cookies()).set("keyrack_keys", on ? "on" : "off", await preference());
}

async function preference() {
  const secure = (await publicUrl()).url.startsWith("https:");
  return { httpOnly: true, secure, sameSite: "lax", path: "/", maxAge: 365 * 86_400 } as const;
}

/** Ties trips to applications to this browser; `lib/oauth` says its name and what stands in it. */
export async function tripCookie(name: string): Promise<string | undefined> {
  return (await cookies()).get(name)?.value;
}

/** Not before the answer of an action. `maxAge` in seconds. */
export async function keepTripCookie(cookie: { name: string; value: string; maxAge: number }): Promise<void> {
  const { name, value, maxAge } = cookie;
  const secure = name.startsWith("__Host-");
  (await cookies()).set(name, value, { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge });
}

/** The nonce of this request's content security policy. */
export async function nonce(): Promise<string | undefined> {
  return (await headers()).get("x-nonce") ?? undefined;
}

async function sessionToken(): Promise<string | undefined> {
  return (await cookies()).get(await cookieName())?.value;
}

async function cookieName(): Promise<string> {
  return sessionCookieName((await publicUrl()).url.startsWith("https:"));
}

async function replaceCookie(value: string): Promise<void> {
  const { url } = await publicUrl();
  const secure = url.startsWith("https:");
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  (await cookies()).set(sessionCookieName(secure), value, { ...options, maxAge: value === "" ? 0 : 7 * 86_400 });
}
