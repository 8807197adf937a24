import type { HttpScheme, Outcome, Values } from "@/connectors/kit";
import { pointedText } from "@/connectors/kit";
import type { CallOptions, Egress, EgressAnswer } from "@/lib/egress/egress";
import { judgeAnswer, masked, parsed, ruled, wordsOf } from "./judge";
import { buildRequest } from "./request";

/**
 * Signs in where a session or a token has to be fetched first, and signs out again. What comes back joins the values
 * for the time of one use: a cookie header and `login.token`.
 */
export type Session = { values: Values; cookie: string | undefined };

export async function signIn(
  scheme: HttpScheme,
  values: Values,
  egress: Egress,
  options: CallOptions,
): Promise<{ session: Session } | { outcome: Outcome }> {
  const { login } = scheme;
  if (!login) return { session: { values, cookie: undefined } };
  const answer = await egress.request(buildRequest(scheme, login.request, values, false), options);
  const refused = refusalOf(scheme, values, answer);
  if (refused) return { outcome: refused };
  const document = parsed(answer);
  const token = login.token === undefined ? undefined : pointedText(document, login.token);
  const cookie = cookiesOf(answer, login.cookies ?? []);
  if ((login.token !== undefined && token === undefined) || (login.cookies !== undefined && cookie === undefined)) {
    return { outcome: missingSession };
  }
  return { session: { values: token === undefined ? values : { ...values, "login.token": token }, cookie } };
}

/** Best effort: a session that stays behind ends by itself. */
export async function signOut(
  scheme: HttpScheme,
  session: Session,
  egress: Egress,
  options: CallOptions,
): Promise<void> {
  if (!scheme.login?.logout) return;
  const request = buildRequest(scheme, scheme.login.logout, session.values);
  const headers = session.cookie ? { ...request.headers, cookie: session.cookie } : request.headers;
  await egress.request({ ...request, headers }, options).catch(() => undefined);
}

const missingSession: Outcome = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  hint: "The answer to the sign-in holds no session.",
};

/** What the answer to the sign-in means when it is not a success. */
function refusalOf(scheme: HttpScheme, values: Values, answer: EgressAnswer): Outcome | undefined {
  const document = parsed(answer);
  const verdict = ruled(scheme.login?.judge ?? [], answer, document);
  if (verdict?.outcome === "verified") return undefined;
  if (verdict && verdict.outcome !== "limited") {
    const says = masked(
      wordsOf(scheme, document),
      Object.values(values).filter((value) => value.length > 6),
    );
    return { status: answer.status, ...(says ? { says } : {}), ...verdict };
  }
  if (answer.status >= 200 && answer.status < 300 && document !== undefined) return undefined;
  const outcome = judgeAnswer({ ...scheme, judge: [] }, values, answer);
  // Signing in is the one request where "forbidden" can only be about the credentials.
  if (outcome.outcome === "limited") return { ...outcome, outcome: "rejected", reason: "invalid_credentials" };
  return outcome.outcome === "verified" ? missingSession : outcome;
}

function cookiesOf(answer: EgressAnswer, names: readonly string[]): string | undefined {
  const set = [answer.headers["set-cookie"] ?? []].flat();
  const kept = set
    .map((line) => line.split(";")[0]?.trim() ?? "")
    .filter((pair) => names.includes(pair.slice(0, pair.indexOf("="))) && pair.indexOf("=") < pair.length - 1);
  return kept.some((pair) => pair.startsWith(`${names[0]}=`)) ? kept.join("; ") : undefined;
}
