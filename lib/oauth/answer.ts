import { type OAuth2, pointed, pointedText, type TokenAnswerRule } from "@/connectors/kit";
import type { EgressAnswer } from "@/lib/egress/egress";
import { isObject } from "./object";

/**
 * Reads what a token endpoint sent, whatever it calls things. A JSON object or a form (RFC 6749 says the one, some send
 * the other); a web page, a list or a bare text is no answer. Lifetimes survive as text, fraction, absent, negative or
 * huge.
 */
export type Document = Readonly<Record<string, unknown>>;

/** The body as an object; undefined when it is not one. */
export function documentOf(answer: Pick<EgressAnswer, "headers" | "body">): Document | undefined {
  const type = [answer.headers["content-type"] ?? ""].flat().join(",").toLowerCase();
  const text = answer.body.trim();
  if (text.startsWith("{")) {
    try {
      const read: unknown = JSON.parse(text);
      return isObject(read) ? read : undefined;
    } catch {
      return undefined;
    }
  }
  const form = /^[A-Za-z0-9_.-]+=[^\s<]*$/.test(text) && !type.includes("html");
  return form ? Object.fromEntries(new URLSearchParams(text)) : undefined;
}

export type Answered = {
  accessToken: string | undefined;
  refreshToken: string | undefined;
  tokenType: string | undefined;
  scope: string | undefined;
  idToken: string | undefined;
  error: string | undefined;
  /** Milliseconds since 1970. */
  expiresAt: number | undefined;
  refreshExpiresAt: number | undefined;
};

export function readAnswer({ token }: OAuth2, document: Document, now: number): Answered {
  const rule = token?.answer ?? {};
  const at = (key: keyof TokenAnswerRule) => firstText(document, rule[key] ?? usual[key]);
  const scope = first(document, rule.scope ?? usual.scope);
  return {
    accessToken: firstString(document, rule.accessToken ?? usual.accessToken),
    refreshToken: firstString(document, rule.refreshToken ?? usual.refreshToken),
    tokenType: at("tokenType"),
    scope: Array.isArray(scope) ? scope.filter((each) => typeof each === "string").join(" ") : at("scope"),
    idToken: firstString(document, "/id_token"),
    error: errorOf(document, rule),
    expiresAt: momentOf(at("expiresAt")) ?? after(now, at("expiresIn"), token?.life),
    refreshExpiresAt: after(now, at("refreshExpiresIn"), token?.refreshLife),
  };
}

const usual: Required<TokenAnswerRule> = {
  accessToken: "/access_token",
  refreshToken: "/refresh_token",
  tokenType: "/token_type",
  scope: "/scope",
  expiresIn: "/expires_in",
  expiresAt: [],
  refreshExpiresIn: ["/refresh_token_expires_in", "/refresh_expires_in", "/x_refresh_token_expires_in"],
  error: ["/error/code", "/error"],
};

function errorOf(document: Document, rule: TokenAnswerRule): string | undefined {
  const found = firstText(document, rule.error ?? usual.error);
  return found === "false" || found === "0" ? undefined : found;
}

/** Ten years are as good as for ever, and keep every sum a safe number. */
const longest = 10 * 365 * 86_400;

/** A lifetime that makes no sense is one that was not given. */
function after(now: number, given: string | undefined, otherwise: number | undefined): number | undefined {
  const said = given === undefined ? Number.NaN : Number(given);
  const seconds = said > 0 ? Math.min(said, longest) : otherwise;
  return seconds === undefined ? undefined : Math.floor(now + seconds * 1000);
}

function momentOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const number = Number(given);
  const moment = Number.isFinite(number) ? (number < 100_000_000_000 ? number * 1000 : number) : Date.parse(given);
  return Number.isFinite(moment) && moment > 0 ? Math.floor(moment) : undefined;
}

type Pointers = string | readonly string[];

function first(document: Document, pointers: Pointers): unknown {
  for (const pointer of [pointers].flat()) {
    const value = pointed(document, pointer);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

export function firstText(document: Document, pointers: Pointers): string | undefined {
  for (const pointer of [pointers].flat()) {
    const text = pointedText(document, pointer);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** A token is text: a number or an object in its place is no token. */
function firstString(document: Document, pointers: Pointers): string | undefined {
  const found = first(document, pointers);
  return typeof found === "string" && found !== "" ? found : undefined;
}
