import type { RecordedAnswer } from "@/connectors/answers";
import { expandText, type HttpScheme, type Values } from "@/connectors/kit";
import type { Played } from "./simulated";

/**
 * What a simulated application answers: one of its recorded answers, or a trouble that any of them can have. A sign-in
 * before it succeeds, unless it is the sign-in that was recorded.
 */
export type Play = { signIn: Played; probe: Played };

const json = { "content-type": "application/json" };
const page = { "content-type": "text/html" };
/** By key, beside the recorded ones. */
export const troubles: Readonly<Record<string, { title: string; answer: Played }>> = {
  down: {
    title: "The application is down (503)",
    answer: { status: 503, headers: page, body: "<!doctype html><title>503</title>" },
  },
  slow: {
    title: "Too many requests (429)",
    answer: { status: 429, headers: { ...json, "retry-after": "60" }, body: {} },
  },
  silent: { title: "No answer in time", answer: { trouble: "timeout" } },
  unknown: { title: "The host is not found", answer: { trouble: "dns" } },
  closed: { title: "Nothing answers there", answer: { trouble: "refused" } },
  untrusted: { title: "A certificate that nobody vouches for", answer: { trouble: "tls" } },
  page: {
    title: "A web page instead of the API",
    answer: { status: 200, headers: page, body: "<!doctype html><title>Welcome</title>" },
  },
};

export function isGood({ request, withoutSecret, expect: due }: RecordedAnswer): boolean {
  return request === undefined && !withoutSecret && due.outcome === "verified";
}

/** Undefined when there is no such answer. */
export function playOf(
  scheme: HttpScheme,
  recorded: readonly RecordedAnswer[],
  key: string,
  values: Values,
): Play | undefined {
  const good = recorded.find(isGood)?.answer ?? { status: 200, headers: json, body: {} };
  const signedIn =
    recorded.find((each) => each.request === "login" && each.expect.outcome === "verified")?.answer ??
    session(scheme, values);
  if (Object.hasOwn(troubles, key)) {
    const { answer = good } = troubles[key] ?? {};
    return { signIn: answer, probe: answer };
  }
  const chosen = /^recorded-\d+$/.test(key) ? recorded[Number(key.slice(9))] : undefined;
  if (!chosen) return undefined;
  if (chosen.request === "login") return { signIn: chosen.answer, probe: good };
  return { signIn: signedIn, probe: chosen.answer };
}

/** A session where the definition looks for it, for when the documents show no answer to the sign-in. */
function session({ login }: HttpScheme, values: Values): RecordedAnswer["answer"] {
  const names = (login?.cookies ?? []).flatMap((name) => expandText(name, values).split(/[\s,;]+/)).filter(Boolean);
  const place = expandText(login?.token ?? "", values).trim();
  const [, header] = /^header:\s*(.+)$/i.exec(place) ?? [];
  const path = place.startsWith("/") ? place.slice(1).split("/") : place.replace(/^\$\.?/, "").split(".");
  const keys = header === undefined ? path.filter(Boolean) : [];
  const body = keys.reduceRight<unknown>(
    (inner, key) => ({ [key]: inner }),
    keys.length > 0 || place === "$" ? text : {},
  );
  return {
    status: 200,
    headers: {
      ...json,
      "set-cookie": names.map((name) => `${name === "*" ? "session" : name}=${text}`),
      ...(header === undefined ? {} : { [header.toLowerCase()]: text }),
    },
    body: JSON.stringify(body),
  };
}

const text = "simulated";

export function granted({ oauth2 }: HttpScheme): Values {
  const facts = Object.keys(oauth2?.facts ?? {}).map((name) => [`facts.${name}`, "simulated"]);
  return { "oauth.accessToken": "simulated-token", ...Object.fromEntries(facts) };
}
