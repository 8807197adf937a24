import { publicUrl } from "@/lib/installation";
import type { Key } from "@/lib/links/visitor";
import { newHandle } from "@/lib/oauth/attempt";
import { keepTripCookie, tripCookie } from "@/lib/session/session";

/** What a browser keeps of the links that it opened: who it is to us, and which address a sign-in elsewhere comes back to. */
export async function visitKey(text: string): Promise<Key> {
  return { text, browser: readable(await tripCookie(await cookieName("connect"))) };
}

/** Not before the answer of an action. The one that is there serves for every link. */
export async function keepBrowser(before: string | undefined): Promise<string> {
  const value = before ?? newHandle();
  await keepTripCookie({ name: await cookieName("connect"), value, maxAge: 31 * 86_400 });
  return value;
}

/** For as long as a sign-in elsewhere may take, and a little longer. */
export async function keepWayBack(text: string): Promise<void> {
  await keepTripCookie({ name: await cookieName("way"), value: text, maxAge: 30 * 60 });
}

export async function wayBack(): Promise<string> {
  return (await tripCookie(await cookieName("way"))) ?? "";
}

function readable(value: string | undefined): string | undefined {
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

async function cookieName(what: "connect" | "way"): Promise<string> {
  return `${(await publicUrl()).url.startsWith("https:") ? "__Host-" : ""}keyrack_${what}`;
}
