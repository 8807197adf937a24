import { type Fact, type HttpScheme, type OAuth2, pointed, pointedText, type Values } from "@/connectors/kit";
import { parsed } from "@/lib/verification/judge";
import { buildRequest } from "@/lib/verification/request";
import { firstText } from "./answer";
import { type Call, send } from "./door";
import { misconfigured, refusal, unexpected } from "./refusal";
import type { Tokens } from "./token";

/**
 * What the answers say about the connection beside the tokens: a shop, a tenant, the host of the API. Facts become part of
 * addresses, so one that does not fit its pattern ends the connection instead of being repaired.
 */
export type Facts = Readonly<Record<string, string>>;
export type FactChoice = { fact: string; title: string; options: readonly { value: string; label: string }[] };

/** The facts as templates know them. */
export function factValues(facts: Facts): Values {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`facts.${name}`, value]));
}

export function callbackFacts(oauth2: OAuth2, params: URLSearchParams): Record<string, string> {
  return collected(oauth2, (fact) => (fact.from === "callback" ? [params.get(fact.name) ?? undefined] : undefined));
}

export function tokenFacts(oauth2: OAuth2, { document, claims }: Pick<Tokens, "document" | "claims">) {
  return collected(oauth2, (fact) => {
    if (fact.from === "token") return [firstText(document, fact.at)];
    return fact.from === "idToken" ? [pointedText(claims, fact.at)] : undefined;
  });
}

/** Asks for the rest with the new token. What only a person can choose comes back as choices; `kept` answers them. */
export async function requestedFacts(
  scheme: HttpScheme,
  values: Values,
  kept: Facts,
  call: Call,
): Promise<{ facts: Record<string, string>; choices: FactChoice[] }> {
  const facts: Record<string, string> = {};
  const choices: FactChoice[] = [];
  for (const [name, fact] of Object.entries(scheme.oauth2?.facts ?? {})) {
    if (fact.from !== "request") continue;
    const options = await optionsOf(scheme, fact, { ...values, ...factValues(facts) }, call);
    const before = options.find((option) => option.value === kept[name]);
    const [only] = options;
    if (before ?? (options.length === 1 ? only : undefined)) facts[name] = (before ?? only)?.value ?? "";
    else if (options.length > 1) choices.push({ fact: name, title: fact.title, options });
    else if (!fact.optional) throw refusal(misconfigured(`The application lists nothing to choose as ${fact.title}.`));
  }
  return { facts, choices };
}

async function optionsOf(
  scheme: HttpScheme,
  fact: Extract<Fact, { from: "request" }>,
  values: Values,
  call: Call,
): Promise<{ value: string; label: string }[]> {
  const { method, url, headers, body, secretOrigins } = buildRequest(scheme, fact.request, values);
  if (!secretOrigins.includes(new URL(url).origin)) {
    throw refusal(misconfigured(`What is asked for ${fact.title} does not lie at the application.`));
  }
  const text = body === undefined ? {} : { body: String(body) };
  const answer = await send(call, { method: method === "POST" ? "POST" : "GET", url, headers, ...text });
  if (answer.status !== 200) {
    throw refusal(unexpected(`Asked for ${fact.title}, the application answered ${answer.status}.`, answer));
  }
  const document = parsed(answer);
  const list = fact.list === undefined ? [document] : pointed(document, fact.list);
  return (Array.isArray(list) ? list : []).slice(0, 500).flatMap((item) => {
    const value = pointedText(item, fact.at);
    if (value === undefined || !fits(fact.pattern, value)) return [];
    return [{ value, label: (fact.label && pointedText(item, fact.label)) ?? value }];
  });
}

function collected(
  { facts = {} }: OAuth2,
  read: (fact: Fact) => readonly [string | undefined] | undefined,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, fact] of Object.entries(facts)) {
    const answer = read(fact);
    if (answer === undefined) continue;
    const [value] = answer;
    if (value === undefined) {
      if (!fact.optional) throw refusal(misconfigured(`The answer does not hold what is needed as “${name}”.`));
    } else if (value.length > 500 || !fits(fact.pattern, value)) {
      throw refusal(misconfigured(`The answer holds something unusable as “${name}”.`));
    } else found[name] = value;
  }
  return found;
}

function fits(pattern: string | undefined, value: string): boolean {
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, "u").test(value);
}
