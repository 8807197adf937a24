import {
  type HttpScheme,
  type JudgeRule,
  type Outcome,
  placeholders,
  pointed,
  pointedText,
  secretKeys,
  type Values,
  type Verdict,
} from "@/connectors/kit";
import { parsedXml } from "./xml";

/**
 * What an answer means. The connector's own rules come first, then the default: 2xx with an identity is verified, 401
 * rejected, 403 limited, and everything that smells of an outage or a wrong address inconclusive. Nothing here can turn
 * an outage into a rejection.
 */
export type Answer = {
  status: number;
  headers: Readonly<Record<string, string | readonly string[]>>;
  body: string;
};

export function judgeAnswer(scheme: HttpScheme, values: Values, answer: Answer): Outcome {
  const document = documentOf(answer);
  const verdict = ruled(scheme.judge ?? [], answer, document) ?? byStatus(scheme, answer, document);
  const fetched = Object.keys(values).filter((key) => /^(login\.|oauth\.|jwt\.)/.test(key));
  const secrets = [...secretKeys(scheme.fields), ...fetched].map((key) => values[key] ?? "");
  const says = masked(wordsOf(scheme, document), secrets);
  const failure = { status: answer.status, ...(says ? { says } : {}), ...retryAfterOf(answer) };
  if (verdict.outcome === "rejected" || verdict.outcome === "inconclusive") return { ...failure, ...verdict };
  const identity = firstOf(scheme.probe.identity, values, answer, document);
  const label = firstOf(scheme.probe.label, values, answer, document) ?? identity ?? "";
  if (verdict.outcome === "limited") {
    const { reason = "not_permitted", missing = [], hint } = verdict;
    return {
      ...failure,
      outcome: "limited",
      reason,
      missing,
      identity: identity ?? "",
      label,
      ...(hint ? { hint } : {}),
    };
  }
  if (identity === undefined) {
    return {
      ...failure,
      outcome: "inconclusive",
      reason: "unexpected_response",
      hint: "The answer does not say whose account this is.",
    };
  }
  return granted(scheme, values, answer, document, { identity, label });
}

/** The first rule whose conditions all hold. */
export function ruled(rules: readonly JudgeRule[], answer: Answer, document: unknown): Verdict | undefined {
  return rules.find((rule) => holds(rule, answer, document))?.then;
}

export function parsed(answer: Answer): unknown {
  try {
    return JSON.parse(answer.body) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON, or XML as if it were JSON; undefined when it is neither. */
export function documentOf(answer: Answer): unknown {
  return parsed(answer) ?? parsedXml(answer.body);
}

/** The application's own words about a failure: at most 300 characters, without markup. */
export function wordsOf(scheme: Pick<HttpScheme, "says">, document: unknown): string | undefined {
  const usual = [
    "/error/message/value",
    "/error/message",
    "/Error/Message",
    "/ErrorResponse/Error/Message",
    "/error_description",
    "/message",
    "/errors/0/message",
    "/errors/0/detail",
    "/errors",
    "/detail",
    "/error",
    "/title",
  ];
  for (const pointer of [...(scheme.says ?? []), ...usual]) {
    const words = pointedText(document, pointer);
    if (words !== undefined) return words.replace(/<[^>]*>/g, "").slice(0, 300);
  }
  return undefined;
}

/** Some applications echo the key in their error. */
export function masked(text: string | undefined, secrets: readonly string[]): string | undefined {
  let result = text;
  for (const secret of secrets) if (secret.length >= 4) result = result?.replaceAll(secret, "[secret]");
  return result;
}

function holds(rule: JudgeRule, answer: Answer, document: unknown): boolean {
  if (rule.status !== undefined && ![rule.status].flat().includes(answer.status)) return false;
  if (rule.at !== undefined) {
    const found = pointed(document, rule.at);
    if (
      rule.is === undefined ? found === undefined || found === null : ![rule.is].flat().some((value) => value === found)
    )
      return false;
  }
  if (rule.absent !== undefined && pointed(document, rule.absent) !== undefined) return false;
  return rule.text === undefined || new RegExp(rule.text, "iu").test(answer.body);
}

function byStatus(scheme: HttpScheme, answer: Answer, document: unknown): Verdict {
  const { status } = answer;
  if (status === 401) return { outcome: "rejected", reason: "invalid_credentials" };
  if (status === 403) return isPage(answer) ? page : { outcome: "limited" };
  if (status === 429) return { outcome: "inconclusive", reason: "rate_limited" };
  if (status === 408) return { outcome: "inconclusive", reason: "timeout" };
  if (status >= 500) return { outcome: "inconclusive", reason: "server_error" };
  if (status >= 200 && status < 300) {
    const wanted = scheme.probe.expect ?? "json";
    if (wanted === "json" && parsed(answer) === undefined) return isPage(answer) ? page : notJson;
    if (wanted === "xml" && document === undefined) return isPage(answer) ? page : notJson;
    return { outcome: "verified" };
  }
  return isPage(answer) ? page : { outcome: "inconclusive", reason: "unexpected_response" };
}

const page: Verdict = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  hint: "The address answered with a web page, not the API.",
};
const notJson: Verdict = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  hint: "The address answered, but not with JSON, so it is probably not the API.",
};

function isPage(answer: Answer): boolean {
  return headerOf(answer, "content-type").includes("text/html") || /^\s*<(!doctype|html|head|body)/i.test(answer.body);
}

function headerOf(answer: Answer, name: string): string {
  return [answer.headers[name] ?? ""].flat().join(", ");
}

/** Seconds, at most a day. */
export function retryAfterOf(answer: Answer): { retryAfter?: number } {
  const value = headerOf(answer, "retry-after");
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfter: Math.min(seconds, 86_400) } : {};
}

/** A pointer, or a template of fields, pointers and headers; of several the first that is filled completely. */
function firstOf(
  source: string | readonly string[],
  values: Values,
  answer: Answer,
  document: unknown,
): string | undefined {
  for (const one of [source].flat()) {
    if (one.startsWith("/") || one === "") {
      const text = pointedText(document, one);
      if (text !== undefined) return text.slice(0, 300);
      continue;
    }
    const parts = new Map(placeholders(one).map((name) => [name, partOf(name, values, answer, document)]));
    if ([...parts.values()].some((part) => part === undefined)) continue;
    return one.replace(/\{\+?([^{}]+)\}/g, (_, name: string) => parts.get(name) ?? "").slice(0, 300);
  }
  return undefined;
}

function partOf(name: string, values: Values, answer: Answer, document: unknown): string | undefined {
  if (name.startsWith("/")) return pointedText(document, name);
  if (name.startsWith("header:")) return headerOf(answer, name.slice(7).toLowerCase()) || undefined;
  return values[name] || undefined;
}

/** Compares what the application granted with what was wanted, when both are known from this answer. */
function granted(
  scheme: HttpScheme,
  values: Values,
  _answer: Answer,
  document: unknown,
  who: { identity: string; label: string },
): Outcome {
  const { granted: source, wanted } = scheme.probe;
  if (!source || source.url !== undefined) return { outcome: "verified", ...who };
  return compareScopes(scopesAt(document, source.at), wanted === undefined ? undefined : values[wanted], who);
}

/** `verified`, or `limited` with the scopes that are missing. */
export function compareScopes(
  scopes: readonly string[],
  wanted: string | undefined,
  who: { identity: string; label: string },
): Outcome {
  const missing = (wanted ?? "").split(/[\s,]+/).filter((scope) => scope !== "" && !scopes.includes(scope));
  if (missing.length === 0) return { outcome: "verified", ...who, scopes };
  return { outcome: "limited", reason: "insufficient_scope", ...who, missing, scopes };
}

export function scopesAt(document: unknown, pointer: string): string[] {
  const found = pointed(document, pointer);
  const list = Array.isArray(found) ? found : typeof found === "string" ? found.split(/[\s,]+/) : [];
  return list.filter((scope): scope is string => typeof scope === "string" && scope !== "");
}
