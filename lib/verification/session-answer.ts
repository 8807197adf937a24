import { expandText, type Login, pointedText, type Values } from "@/connectors/kit";
import type { EgressAnswer } from "@/lib/egress/egress";
import { documentOf } from "./judge";

/**
 * What the answer to a sign-in holds: token, cookies and when they end. People write places as they read them in
 * documentation, so besides JSON Pointers a path with dots, `header:name` and `$` for the whole body are understood.
 */
export type Yield = { values: Values; cookie: string | undefined };

/** Undefined when something that has to be there is missing. */
export function yieldOf(login: Login, values: Values, answer: EgressAnswer): Yield | undefined {
  const at = (place: string | undefined) =>
    place === undefined ? undefined : textAt(answer, expandText(place, values));
  const wanted = login.token !== undefined && expandText(login.token, values).trim() !== "";
  const token = at(login.token);
  const names = cookieNames(login, values);
  const cookie = cookiesOf(answer, names);
  if ((wanted && token === undefined) || (names.length > 0 && cookie === undefined)) return undefined;
  const kept: Record<string, string | undefined> = { token, refreshToken: at(login.refreshToken) };
  for (const [name, place] of Object.entries(login.keep ?? {})) {
    kept[name] = at(place);
    if (kept[name] === undefined) return undefined;
  }
  const found = Object.entries(kept).flatMap(([name, value]) =>
    value === undefined ? [] : [[`login.${name}`, value] as const],
  );
  return { values: { ...values, ...Object.fromEntries(found) }, cookie };
}

export function cookieNames(login: Login, values: Values): string[] {
  return (login.cookies ?? [])
    .flatMap((name) => expandText(name, values).split(/[\s,;]+/))
    .filter((name) => name !== "");
}

/** Milliseconds from now until it ends, and whether that is a fixed moment. */
export function lifeOf(
  login: Login,
  values: Values,
  answer: EgressAnswer,
  now: number,
): { ms: number; fixed: boolean } {
  const said = login.expiry === undefined ? undefined : textAt(answer, expandText(login.expiry, values));
  const until = said === undefined ? undefined : millisecondsUntil(said, now);
  if (until !== undefined) return { ms: until, fixed: true };
  const seconds = typeof login.life === "number" ? login.life : Number(expandText(login.life, values));
  return { ms: (Number.isFinite(seconds) && seconds > 0 ? seconds : 60) * 1000, fixed: login.lifeFrom === "start" };
}

function textAt(answer: EgressAnswer, place: string): string | undefined {
  const text = place.trim();
  if (text === "") return undefined;
  const [, header] = /^header:\s*(.+)$/i.exec(text) ?? [];
  if (header !== undefined) return [answer.headers[header.toLowerCase()] ?? ""].flat()[0]?.trim() || undefined;
  const document = documentOf(answer);
  if (text === "$") return pointedText(document, "") ?? wholeText(answer, document);
  return pointedText(document, text.startsWith("/") ? text : pointerFrom(text));
}

/** `$.data.items[0].token` and `data.token` as a JSON Pointer. */
function pointerFrom(path: string): string {
  const parts = path
    .replace(/^\$\.?/, "")
    .replace(/\[(\d+)\]/g, ".$1")
    .split(".");
  return parts
    .filter((part) => part !== "")
    .map((part) => `/${part.replace(/~/g, "~0").replace(/\//g, "~1")}`)
    .join("");
}

/** A token that is the whole answer, without quotes around it. */
function wholeText({ body }: EgressAnswer, document: unknown): string | undefined {
  const text = body.trim();
  return document === undefined && /^[\x21-\x7e]{1,8192}$/.test(text) && !text.startsWith("<") ? text : undefined;
}

/** Up to ten years it is a length in seconds, beyond that a moment. */
function millisecondsUntil(text: string, now: number): number | undefined {
  const number = Number(text);
  const ms = Number.isFinite(number)
    ? number < 315_360_000
      ? number * 1000
      : (number < 100_000_000_000 ? number * 1000 : number) - now
    : Date.parse(text) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

function cookiesOf(answer: EgressAnswer, names: readonly string[]): string | undefined {
  const set = [answer.headers["set-cookie"] ?? []].flat();
  const all = names.includes("*");
  const kept = set
    .map((line) => line.split(";")[0]?.trim() ?? "")
    .filter((pair) => pair.indexOf("=") > 0 && pair.indexOf("=") < pair.length - 1)
    .filter((pair) => all || names.includes(pair.slice(0, pair.indexOf("="))));
  return kept.length > 0 && (all || kept.some((pair) => pair.startsWith(`${names[0]}=`))) ? kept.join("; ") : undefined;
}
