import type { RecordedAnswer } from "@/connectors/answers";
import type { HttpScheme, Values } from "@/connectors/kit";
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
export function playOf(scheme: HttpScheme, recorded: readonly RecordedAnswer[], key: string): Play | undefined {
  const good = recorded.find(isGood)?.answer ?? { status: 200, headers: json, body: {} };
  const signedIn =
    recorded.find((each) => each.request === "login" && each.expect.outcome === "verified")?.answer ?? session(scheme);
  if (Object.hasOwn(troubles, key)) {
    const { answer = good } = troubles[key] ?? {};
    return { signIn: answer, probe: answer };
  }
  const chosen = /^recorded-\d+$/.test(key) ? recorded[Number(key.slice(9))] : undefined;
  if (!chosen) return undefined;
  if (chosen.request === "login") return { signIn: chosen.answer, probe: good };
  return { signIn: signedIn, probe: chosen.answer };
}

/** A session as the definition looks for it, where the documents show no answer to the sign-in. */
function session({ login }: HttpScheme): RecordedAnswer["answer"] {
  const cookies = (login?.cookies ?? []).map((name) => `${name}=simulated`);
  const [, ...names] = (login?.token ?? "").split("/");
  const body = names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), "simulated");
  const text = JSON.stringify(login?.token === undefined ? {} : body);
  return { status: 200, headers: { ...json, "set-cookie": cookies, ...headerTokens(login?.token) }, body: text };
}

function headerTokens(token = ""): Record<string, string> {
  return token.startsWith("header:") ? { [token.slice(7).toLowerCase()]: "simulated" } : {};
}

export function granted({ oauth2 }: HttpScheme): Values {
  const facts = Object.keys(oauth2?.facts ?? {}).map((name) => [`facts.${name}`, "simulated"]);
  return { "oauth.accessToken": "simulated-token", ...Object.fromEntries(facts) };
}
