import {
  type Connector,
  type ConnectorDescription,
  comesBack,
  type HttpScheme,
  isHttp,
  type JudgeRule,
  type Outcome,
  placeholders,
  type Scheme,
  type SchemeDescription,
  type Verdict,
} from "@/connectors/kit";
import { type Actor, authorize } from "./actor";
import { connectorOf, describeConnector } from "./catalog";
import { redirectUri } from "./oauth/redirect";
import { explain } from "./verification/explain";

/**
 * What a page of documents says about an application, drawn from its definition, so that the two cannot differ. Names of
 * fields stand where values would: nothing of a credential is in here.
 */
export type ConnectorDocs = {
  description: ConnectorDescription;
  /** The month in which somebody tried it against the live application. */
  verifiedLive?: string;
  /** What is sent as redirect URI, where some way in needs one. */
  redirectUri?: string;
  schemes: readonly SchemeDocs[];
};

export type SchemeDocs = {
  scheme: SchemeDescription;
  /** Where values may be sent, with the labels of fields in braces. */
  reaches: readonly string[];
  /** What a check asks, e.g. "GET https://{Store}.myshopify.com/…"; undefined for protocols. */
  asks?: { method: string; url: string; reason?: string; signsIn?: string };
  troubles: readonly TroubleDocs[];
};

/** `when` is what the application answers, `outcome` what the credential becomes. */
export type TroubleDocs = { when: string; outcome: Outcome["outcome"]; cause: string; next: string };

/** Throws `not_found`. */
export async function connectorDocs(actor: Actor, id: string): Promise<ConnectorDocs> {
  authorize(actor, "connector.read");
  const connector = connectorOf(id, actor);
  const description = await describeConnector(actor, id);
  const returns = connector.schemes.some((each) => isHttp(each) && comesBack(each.oauth2?.grant));
  return {
    description,
    ...(connector.verifiedLive ? { verifiedLive: connector.verifiedLive } : {}),
    ...(returns ? { redirectUri: await redirectUri(id) } : {}),
    schemes: description.schemes.flatMap((described) => {
      const scheme = connector.schemes.find((each) => each.id === described.id);
      return scheme ? [schemeDocs(connector, scheme, described)] : [];
    }),
  };
}

function schemeDocs(connector: Connector, scheme: Scheme, described: SchemeDescription): SchemeDocs {
  const label = (template: string) => labelled(template, scheme);
  if (!isHttp(scheme)) {
    const { host, port } = scheme.target;
    return { scheme: described, reaches: [label(`${host}:${port}`)], troubles: [] };
  }
  const { probe, login } = scheme;
  const method = probe.method ?? "GET";
  return {
    scheme: described,
    reaches: scheme.origins.map(label),
    asks: {
      method,
      url: label(probe.url),
      ...(probe.reason ? { reason: probe.reason } : {}),
      ...(login ? { signsIn: label(login.request.url) } : {}),
    },
    troubles: troublesOf(connector, scheme),
  };
}

/** The connector's own rules, then what holds everywhere; the same words are said once. */
function troublesOf(connector: Connector, scheme: HttpScheme): TroubleDocs[] {
  const rules = [...(scheme.login?.judge ?? []), ...(scheme.judge ?? [])];
  const own = rules.flatMap(({ then, ...rule }) => trouble(connector, scheme, whenOf(rule), then));
  const usual = everywhere.flatMap(([when, then]) => trouble(connector, scheme, when, then));
  const said = new Map<string, TroubleDocs>();
  for (const each of [...own, ...usual]) {
    const key = `${each.outcome} ${each.cause} ${each.next}`;
    const known = said.get(key);
    if (!known) said.set(key, each);
    else if (!known.when.includes(each.when)) said.set(key, { ...known, when: `${known.when}; ${each.when}` });
  }
  return [...said.values()];
}

function trouble(connector: Connector, scheme: Scheme, when: string, then: Verdict): TroubleDocs[] {
  if (then.outcome === "verified") return [];
  const who = { identity: "", label: "" };
  const outcome: Outcome =
    then.outcome === "limited" ? { reason: "not_permitted", missing: [], ...then, ...who } : { ...then };
  const explanation = explain(connector, scheme, outcome);
  return explanation ? [{ when, outcome: then.outcome, cause: explanation.cause, next: explanation.next }] : [];
}

const everywhere: readonly (readonly [string, Verdict])[] = [
  ["Status 401", { outcome: "rejected", reason: "invalid_credentials" }],
  ["Status 403", { outcome: "limited" }],
  ["Status 429", { outcome: "inconclusive", reason: "rate_limited" }],
  ["Status 500 to 599", { outcome: "inconclusive", reason: "server_error" }],
  ["No answer in time", { outcome: "inconclusive", reason: "timeout" }],
];

function whenOf({ status, at, is, absent, text }: Omit<JudgeRule, "then">): string {
  const parts = [
    ...(status === undefined ? [] : [`Status ${[status].flat().join(", ")}`]),
    ...(at === undefined
      ? []
      : [`\`${at}\`${is === undefined ? " is there" : ` is ${[...new Set([is].flat().map(String))].join(" or ")}`}`]),
    ...(absent === undefined ? [] : [`\`${absent}\` is missing`]),
    ...(text === undefined ? [] : [`the answer says \`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``]),
  ];
  return parts.length === 0 ? "Always" : sentence(parts.join(", "));
}

/** `https://{store}.myshopify.com` → `https://{Store}.myshopify.com`, with the words that the form uses. */
function labelled(template: string, scheme: Scheme): string {
  return placeholders(template).reduce((text, name) => {
    const { label } = scheme.fields[name] ?? {};
    return label === undefined ? text : text.replace(new RegExp(`\\{\\+?${name}\\}`, "g"), `{${label}}`);
  }, template);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
