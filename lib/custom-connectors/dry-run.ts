import { createHash } from "node:crypto";
import {
  type Explanation,
  isHttp,
  type Outcome,
  type Scheme,
  type Step,
  secretKeys,
  type Values,
} from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { schemeOf } from "@/lib/catalog";
import { limitChecks } from "@/lib/credentials/check";
import { parseValues } from "@/lib/credentials/values";
import type { Egress, EgressAnswer, EgressRequest } from "@/lib/egress/egress";
import { installation } from "@/lib/installation";
import { explain } from "@/lib/verification/explain";
import { verify } from "@/lib/verification/run";
import { compile } from "./compile";
import { type Definition, definitionFile } from "./definition";
import { hidden, maskFor, maskNamed } from "./mask";

/**
 * Tries a description with real values before it is saved: the same request, judge and outbound rules as later, and what
 * went over the wire with every secret taken out. Nothing of it is stored but that it worked.
 */
export type DryRun = {
  outcome: Outcome["outcome"];
  reason?: string;
  label?: string;
  explanation?: Explanation;
  steps: readonly Step[];
  exchanges: readonly Exchange[];
  /** The application let us in. */
  works: boolean;
};
export type Exchange = {
  method: string;
  url: string;
  headers: readonly (readonly [string, string])[];
  body?: string;
  /** Absent when nothing came back. */
  status?: number;
  answerHeaders: readonly (readonly [string, string])[];
  answer: string;
  /** The answer is longer than what is shown. */
  cut: boolean;
};

const shownCharacters = 12_000;
const mostExchanges = 8;

/** Throws `invalid_fields` for values that cannot be, `rate_limited`. */
export async function dryRun(
  actor: Actor,
  input: { definition: Definition; scheme: string; values: unknown },
): Promise<DryRun> {
  authorize(actor, "connector.manage");
  const connector = compile("own-dry-run", 0, input.definition);
  const scheme = schemeOf(connector, input.scheme);
  const values = parseValues(scheme.fields, input.values);
  await limitChecks(actor, scheme, values);
  const home = await installation();
  const seen: { request: EgressRequest; answer?: EgressAnswer }[] = [];
  const run = await verify(scheme, values, { egress: watched(home.egress, seen) });
  const mask = maskFor(secretsOf(scheme, values, seen));
  const explanation = explain(connector, scheme, run.outcome, values);
  const masked = explanation && (JSON.parse(mask(JSON.stringify(explanation))) as Explanation);
  return {
    outcome: run.outcome.outcome,
    ...("reason" in run.outcome ? { reason: run.outcome.reason } : {}),
    ...("label" in run.outcome ? { label: mask(run.outcome.label) } : {}),
    ...(masked ? { explanation: masked } : {}),
    steps: run.steps,
    exchanges: seen.slice(0, mostExchanges).map((each) => shown(each, mask)),
    works: run.outcome.outcome === "verified" || run.outcome.outcome === "limited",
  };
}

/** What a draft remembers of a dry run that worked: any change of the description makes it another one. */
export function hashOf(definition: Definition): string {
  return createHash("sha256").update(definitionFile(definition)).digest("hex");
}

/** Ways in for which somebody has to sign in with a browser cannot be tried without it. */
export function canTry(scheme: Scheme): boolean {
  return !isHttp(scheme) || scheme.oauth2?.grant !== "authorization_code";
}

function watched(egress: Egress, seen: { request: EgressRequest; answer?: EgressAnswer }[]): Egress {
  return {
    ...egress,
    async request(request, options) {
      const entry: { request: EgressRequest; answer?: EgressAnswer } = { request };
      seen.push(entry);
      entry.answer = await egress.request(request, options);
      return entry.answer;
    },
  };
}

/** The typed ones, the pair of Basic, and what sign-ins and token endpoints gave on the way. */
function secretsOf(scheme: Scheme, values: Values, seen: readonly { answer?: EgressAnswer }[]): string[] {
  const typed = secretKeys(scheme.fields).flatMap((key) => values[key] ?? []);
  const pairs = [values.username, values.clientId].flatMap((user) =>
    user === undefined ? [] : typed.map((secret) => `${user}:${secret}`),
  );
  const cookies = seen.flatMap(({ answer }) =>
    [answer?.headers["set-cookie"] ?? []].flat().map((line) => line.split(";")[0]?.split(/=(.*)/s)[1] ?? ""),
  );
  return [...typed, ...pairs, ...cookies, ...seen.flatMap(({ answer }) => tokensIn(answer?.body ?? ""))];
}

function tokensIn(body: string): string[] {
  return [...body.matchAll(/"[^"\\]*(?:token|secret|session|jwt)[^"\\]*"\s*:\s*"((?:[^"\\]|\\.){8,4096})"/gi)].map(
    (match) => match[1] ?? "",
  );
}

function shown(
  { request, answer }: { request: EgressRequest; answer?: EgressAnswer },
  mask: (text: string) => string,
): Exchange {
  const clean = (text: string) => maskNamed(mask(text));
  const body = request.body === undefined ? undefined : clean(cut(String(request.body)));
  return {
    method: request.method,
    url: clean(request.url),
    headers: Object.entries(request.headers).map(([name, value]) => [name, headerShown(name, value, mask)]),
    ...(body === undefined ? {} : { body }),
    ...(answer ? { status: answer.status } : {}),
    answerHeaders: Object.entries(answer?.headers ?? {})
      .slice(0, 40)
      .map(([name, value]) => [name, headerShown(name, [value].flat().join(", "), mask)]),
    answer: answer ? cut(clean(answer.body.slice(0, shownCharacters * 2))) : "",
    cut: answer !== undefined && (answer.truncated || answer.body.length > shownCharacters),
  };
}

function headerShown(name: string, value: string, mask: (text: string) => string): string {
  if (/^(proxy-)?authorization$/i.test(name)) return `${/^[A-Za-z-]+(?= )/.exec(value)?.[0] ?? ""} ${hidden}`.trim();
  if (/^(set-)?cookie$/i.test(name)) return value.replace(/([^=;,\s]+)=[^;,]*/, `$1=${hidden}`).slice(0, 200);
  return mask(value).slice(0, 300);
}

function cut(text: string): string {
  return text.slice(0, shownCharacters);
}
