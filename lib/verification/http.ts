import { expandText, type HttpScheme, type Outcome, type Values } from "@/connectors/kit";
import type { CallOptions, Egress, EgressAnswer, EgressRequest } from "@/lib/egress/egress";
import { type AccessSource, freshAccess, type LetIn } from "./access";
import { answerDigest } from "./digest";
import { compareScopes, judgeAnswer, parsed, scopesAt } from "./judge";
import { type Session, signIn, signOut } from "./login";
import { buildRequest, originsOf } from "./request";
import type { StepRecorder } from "./steps";

/** Asks an HTTP application who we are. Leaves nothing behind: a session that was opened is closed. */
export async function probeHttp(
  scheme: HttpScheme,
  values: Values,
  egress: Egress,
  steps: StepRecorder,
  signal: AbortSignal,
  access?: AccessSource,
): Promise<Outcome> {
  if (scheme.oauth2) return probeWithToken(scheme, values, egress, steps, signal, access);
  const first = callOptions(
    steps,
    signal,
    originsOf(scheme, values).every((origin) => origin.startsWith("http:")),
  );
  steps.begin("host");
  const signed = await signIn(scheme, values, egress, first);
  if (scheme.login) steps.begin("signIn");
  if ("outcome" in signed) return signed.outcome;
  if (scheme.login) steps.begin("identity");
  const { session } = signed;
  const quiet: CallOptions = scheme.login ? { signal } : first;
  try {
    const request = withCookie(buildRequest(scheme, scheme.probe, session.values), session);
    const answer = await send(scheme, request, session.values, egress, quiet);
    if (!scheme.login) steps.begin("signIn");
    if (answer.redirectedToOtherOrigin) return elsewhere(answer);
    if (answer.status < 300) steps.begin("identity");
    const outcome = judgeAnswer(scheme, values, answer);
    return await withGranted(scheme, session, outcome, egress, steps, signal);
  } finally {
    if (scheme.login) await signOut(scheme, session, egress, { signal });
  }
}

/** With a token of an OAuth grant. One that the application does not take is renewed once before that counts. */
async function probeWithToken(
  scheme: HttpScheme,
  values: Values,
  egress: Egress,
  steps: StepRecorder,
  signal: AbortSignal,
  stored?: AccessSource,
): Promise<Outcome> {
  const plain = originsOf(scheme, values).every((origin) => origin.startsWith("http:"));
  const first = callOptions(steps, signal, plain);
  steps.begin("host");
  const source = stored ?? freshAccess(scheme, values, egress, first);
  const given = await source();
  if ("outcome" in given) return given.outcome;
  let letIn: LetIn = given.access;
  for (let tries = 1; ; tries += 1) {
    const session: Session = { values: { ...values, ...letIn.values }, cookie: undefined };
    if (!stored) steps.begin("identity");
    const request = buildRequest(scheme, scheme.probe, session.values);
    const answer = await send(scheme, request, session.values, egress, stored && tries === 1 ? first : { signal });
    if (stored) steps.begin("signIn");
    if (answer.redirectedToOtherOrigin) return elsewhere(answer);
    if (answer.status < 300) steps.begin("identity");
    const outcome = judgeAnswer(scheme, session.values, answer);
    const again = outcome.outcome === "rejected" && answer.status === 401 && stored !== undefined && tries === 1;
    if (!again) {
      if ("identity" in outcome) await letIn.worked?.();
      return withGranted(scheme, session, outcome, egress, steps, signal);
    }
    const renewed = await stored(letIn.revision);
    if ("outcome" in renewed) return renewed.outcome;
    letIn = renewed.access;
  }
}

/** Phases of the connection become steps with their own times. */
function callOptions(steps: StepRecorder, signal: AbortSignal, plain: boolean): CallOptions {
  let host = 0;
  return {
    signal,
    onPhase: (phase, ms) => {
      if (phase === "host" || phase === "connect") {
        host += ms;
        if (phase === "connect") steps.passed("host", host);
      }
      if (phase === "connect" && !plain) steps.begin("tls");
      if (phase === "connect" && plain) {
        steps.skipped("tls", "This address is not encrypted.");
        steps.begin("signIn");
      }
      if (phase === "tls") {
        steps.passed("tls", ms);
        steps.begin("signIn");
      }
    },
  };
}

async function send(
  scheme: HttpScheme,
  request: EgressRequest,
  values: Values,
  egress: Egress,
  options: CallOptions,
): Promise<EgressAnswer> {
  const answer = await egress.request(request, options);
  const { digest } = scheme.authenticate;
  if (!digest || answer.status !== 401) return answer;
  const challenge = [answer.headers["www-authenticate"] ?? ""].flat().join(", ");
  const proof = answerDigest(challenge, request, expandText(digest.user, values), expandText(digest.password, values));
  if (proof === undefined) return answer;
  return egress.request(
    { ...request, headers: { ...request.headers, authorization: proof } },
    { signal: options.signal },
  );
}

async function withGranted(
  scheme: HttpScheme,
  session: Session,
  outcome: Outcome,
  egress: Egress,
  steps: StepRecorder,
  signal: AbortSignal,
): Promise<Outcome> {
  const { granted, wanted } = scheme.probe;
  if (outcome.outcome !== "verified" || !granted?.url) return outcome;
  steps.begin("permissions");
  const request = withCookie(buildRequest(scheme, { url: granted.url }, session.values), session);
  const answer = await egress.request(request, { signal });
  // The account is known to work; a list of permissions that cannot be read does not change that.
  if (answer.status !== 200) return outcome;
  const scopes = scopesAt(parsed(answer), granted.at);
  return compareScopes(scopes, wanted === undefined ? undefined : session.values[wanted], outcome);
}

function withCookie(request: EgressRequest, session: Session): EgressRequest {
  return session.cookie ? { ...request, headers: { ...request.headers, cookie: session.cookie } } : request;
}

function elsewhere(answer: EgressAnswer): Outcome {
  return {
    outcome: "inconclusive",
    reason: "unexpected_response",
    status: answer.status,
    hint: `The address sends us on to ${answer.redirectedToOtherOrigin}, where this credential may not go. Enter that address if it is the right one.`,
  };
}
