import { isRecord } from "./read-document";
import type { References } from "./references";

/** A security scheme as it is written, OpenAPI 3 and Swagger 2 in one shape. */
export type SchemeOutline = {
  /** Its name in the document. */
  name: string;
  type: string;
  description?: string;
  /** apiKey: where it goes and what it is called. */
  in?: string;
  parameter?: string;
  /** http: `bearer`, `basic`, `digest`, … */
  scheme?: string;
  flows: readonly FlowOutline[];
  /** OpenID Connect. */
  discovery?: string;
  /** Names of vendor extensions, such as x-amazon-apigateway-authtype, with short values. */
  extensions: Readonly<Record<string, string>>;
};
export type FlowOutline = {
  flow: "authorizationCode" | "clientCredentials" | "implicit" | "password" | "deviceAuthorization";
  authorizationUrl?: string;
  tokenUrl?: string;
  refreshUrl?: string;
  scopes: readonly { scope: string; words: string }[];
};

export function schemeOutlines(document: Record<string, unknown>, refs: References): SchemeOutline[] {
  const components = isRecord(document.components) ? document.components : {};
  const named = isRecord(components.securitySchemes)
    ? components.securitySchemes
    : isRecord(document.securityDefinitions)
      ? document.securityDefinitions
      : {};
  return Object.entries(named)
    .slice(0, 30)
    .flatMap(([name, node]) => {
      const scheme = refs.resolve(node);
      return scheme ? [outlined(name.slice(0, 100), scheme)] : [];
    });
}

function outlined(name: string, scheme: Record<string, unknown>): SchemeOutline {
  const type = short(scheme.type) ?? "";
  const extensions = Object.entries(scheme).filter(([key, value]) => key.startsWith("x-") && typeof value !== "object");
  const given = {
    description: short(scheme.description, 500),
    in: short(scheme.in),
    parameter: short(scheme.name, 100),
    scheme: type === "basic" ? "basic" : short(scheme.scheme)?.toLowerCase(),
    discovery: short(scheme.openIdConnectUrl, 500),
  };
  return {
    name,
    type: type === "basic" ? "http" : type,
    ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<SchemeOutline>),
    flows: flowsOf(scheme),
    extensions: Object.fromEntries(
      extensions.slice(0, 10).map(([key, value]) => [key.slice(0, 60), String(value).slice(0, 60)]),
    ),
  };
}

/** Swagger 2.0 has one flow in the scheme itself, under other names. */
const older = {
  accessCode: "authorizationCode",
  application: "clientCredentials",
  implicit: "implicit",
  password: "password",
} as const;
const newer = ["authorizationCode", "clientCredentials", "implicit", "password", "deviceAuthorization"] as const;

function flowsOf(scheme: Record<string, unknown>): FlowOutline[] {
  const { flow, flows } = scheme;
  if (typeof flow === "string") {
    const known = Object.hasOwn(older, flow) ? older[flow as keyof typeof older] : undefined;
    return known ? [flowOf(known, scheme)] : [];
  }
  if (!isRecord(flows)) return [];
  return newer.flatMap((name) => {
    const each = flows[name];
    return isRecord(each) ? [flowOf(name, each)] : [];
  });
}

function flowOf(flow: FlowOutline["flow"], node: Record<string, unknown>): FlowOutline {
  const urls = {
    authorizationUrl: short(node.authorizationUrl, 500),
    tokenUrl: short(node.tokenUrl, 500),
    refreshUrl: short(node.refreshUrl, 500),
  };
  const scopes = isRecord(node.scopes) ? Object.entries(node.scopes) : [];
  return {
    flow,
    ...(Object.fromEntries(Object.entries(urls).filter(([, url]) => url !== undefined)) as Partial<FlowOutline>),
    scopes: scopes
      .slice(0, 300)
      .map(([scope, words]) => ({ scope: scope.slice(0, 200), words: short(words, 200) ?? "" })),
  };
}

function short(value: unknown, max = 60): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const clean = String(value)
    .replace(/[\u0000-\u001f\u007f]+/g, " ")
    .trim()
    .slice(0, max);
  return clean === "" ? undefined : clean;
}
