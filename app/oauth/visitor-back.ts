import { visitKey, wayBack } from "@/app/connect/[token]/browser";
import { finishForVisitor } from "@/lib/links/connect";
import { hashOf } from "@/lib/links/link";
import { oauthCookieName } from "@/lib/oauth/start";
import { tripCookie } from "@/lib/session/session";

/**
 * Where a browser goes on that came back for a connect link; undefined when it is a member's. The address of the link
 * stands in a cookie of that browser, since only its hash is known here.
 */
export async function visitorBack(connector: string, params: URLSearchParams): Promise<string | undefined> {
  const text = await wayBack();
  const { browser } = await visitKey(text);
  const trip = await tripCookie(await oauthCookieName());
  const returned = await finishForVisitor({ connector, params, browser: trip }, browser);
  if (!returned) return undefined;
  const known = hashOf(text) === returned.linkHash;
  return known ? `/connect/${text}?step=next` : "/connect/back";
}
