import { notOpenapi } from "./not-openapi";
import { record, text } from "./plain";
import { collection, isRecord, type Refusal, readDocument } from "./read-document";
import { type References, references } from "./references";
import { type SchemeOutline, schemeOutlines } from "./scheme-outline";

/**
 * What of an API description says how to get in, and nothing else: servers, security schemes, and the reading requests
 * that need no parameters. Bounded in every direction, so that it can be handed on and shown. Nothing is guessed here.
 */
export type Outline = {
  version: string;
  title: string;
  docs?: string;
  servers: readonly ServerOutline[];
  schemes: readonly SchemeOutline[];
  /** Alternatives; all names of one are needed together. Undefined: the document does not say. */
  security?: readonly Requirement[];
  reads: readonly Read[];
  /** Headers that operations ask for as plain parameters, by how many do. */
  headers: Readonly<Record<string, number>>;
  /** The same for query parameters whose name sounds like a key. */
  keyParameters: Readonly<Record<string, number>>;
  /** POST requests that look like a sign-in. */
  logins: readonly { path: string; members: readonly string[] }[];
  operations: number;
  paths: number;
  remote: readonly string[];
  circles: number;
};
export type ServerOutline = {
  url: string;
  description?: string;
  variables: Readonly<Record<string, { default?: string; choices?: readonly string[] }>>;
};
export type Requirement = Readonly<Record<string, readonly string[]>>;
export type Read = {
  path: string;
  summary?: string;
  security?: readonly Requirement[];
  /** Of the JSON that a 2xx answers: names of members, one level into objects as `data/id`. */
  members: readonly string[];
};

const most = { servers: 20, reads: 400, members: 60, operations: 20_000 };

/** Never throws for what a document holds. */
export function outlineOf(source: string): Outline | Refusal {
  const read = readDocument(source);
  if ("refused" in read) return read;
  const { document } = read;
  const wrong = notOpenapi(document);
  if (wrong) return wrong;
  const refs = references(document);
  const info = record(document.info);
  const docs = text(record(document.externalDocs).url, 500);
  const security = requirements(document.security);
  const walked = walk(document, refs);
  if (walked.elsewhere && walked.operations === 0 && schemeOutlines(document, refs).length === 0)
    return collection(walked.paths, [...refs.remote]);
  return {
    version: text(document.openapi ?? document.swagger, 20) ?? "",
    title: text(info.title, 120) ?? "",
    ...(docs ? { docs } : {}),
    servers: serversOf(document),
    schemes: schemeOutlines(document, refs),
    ...(security ? { security } : {}),
    reads: walked.reads,
    headers: walked.headers,
    keyParameters: walked.keyParameters,
    logins: walked.logins,
    operations: walked.operations,
    paths: walked.paths,
    remote: [...refs.remote],
    circles: refs.circles(),
  };
}

function serversOf(document: Record<string, unknown>): ServerOutline[] {
  if (Array.isArray(document.servers)) {
    return document.servers
      .filter(isRecord)
      .slice(0, most.servers)
      .map(({ url, description, variables }) => {
        const words = text(description, 120);
        const known = Object.entries(record(variables)).slice(0, 20);
        return {
          url: text(url, 500) ?? "",
          ...(words ? { description: words } : {}),
          variables: Object.fromEntries(
            known.map(([name, each]) => {
              const usual = text(record(each).default, 100);
              const list = record(each).enum;
              const choices = Array.isArray(list) ? list.slice(0, 50).flatMap((one) => text(one, 100) ?? []) : [];
              return [
                name.slice(0, 60),
                { ...(usual ? { default: usual } : {}), ...(choices.length > 0 ? { choices } : {}) },
              ];
            }),
          ),
        };
      });
  }
  // Swagger 2.0: host, basePath and the protocols apart.
  const host = text(document.host, 300);
  if (host === undefined)
    return document.basePath === undefined ? [] : [{ url: text(document.basePath, 300) ?? "/", variables: {} }];
  const protocols = Array.isArray(document.schemes) ? document.schemes.map(String) : [];
  const protocol = protocols.includes("https") || protocols.length === 0 ? "https" : (protocols[0] ?? "https");
  const path = text(document.basePath, 300) ?? "";
  return [{ url: `${protocol}://${host}${path === "/" ? "" : path}`, variables: {} }];
}

function requirements(value: unknown): Requirement[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .filter(isRecord)
    .slice(0, 20)
    .map((each) =>
      Object.fromEntries(
        Object.entries(each)
          .slice(0, 10)
          .map(([name, scopes]) => [name, Array.isArray(scopes) ? scopes.slice(0, 100).map(String) : []]),
      ),
    );
}

function walk(document: Record<string, unknown>, refs: References) {
  const reads: Read[] = [];
  const logins: { path: string; members: string[] }[] = [];
  const headers: Record<string, number> = {};
  const keyParameters: Record<string, number> = {};
  let operations = 0;
  let elsewhere = false;
  const paths = Object.entries(record(document.paths));
  for (const [path, node] of paths) {
    if (operations > most.operations) break;
    const item = refs.resolve(node);
    if (item === undefined) {
      elsewhere = true;
      continue;
    }
    for (const method of ["get", "post", "put", "patch", "delete"]) {
      const operation = record(item[method]);
      if (item[method] === undefined) continue;
      operations += 1;
      const parameters = [...list(item.parameters), ...list(operation.parameters)].map((each) => refs.resolve(each));
      count(parameters, headers, keyParameters);
      if (method === "post" && loginPath.test(path) && logins.length < 5 && !path.includes("{"))
        logins.push({ path: path.slice(0, 300), members: bodyMembers(operation, parameters, refs) });
      const needed = parameters.some(
        (each) => each === undefined || (each.required === true && !isKeyLike(each) && each.in !== "cookie"),
      );
      if (method !== "get" || needed || path.includes("{") || !path.startsWith("/") || reads.length >= most.reads)
        continue;
      const summary = text(operation.summary ?? operation.operationId, 120);
      const security = requirements(operation.security);
      reads.push({
        path: path.slice(0, 300),
        ...(summary ? { summary } : {}),
        ...(security ? { security } : {}),
        members: membersOf(operation, refs),
      });
    }
  }
  return { reads, logins, headers, keyParameters, operations, elsewhere, paths: paths.length };
}

const loginPath = /\/(log-?in|sign-?in|sessions?|authenticate|auth\/token|token|auth)\/?$/i;

function bodyMembers(
  operation: Record<string, unknown>,
  parameters: readonly (Record<string, unknown> | undefined)[],
  refs: References,
): string[] {
  const found = parameters.flatMap((each) => (each?.in === "formData" ? (text(each.name, 60) ?? []) : []));
  const content = Object.values(record(refs.resolve(operation.requestBody)?.content))[0];
  const body = parameters.find((each) => each?.in === "body");
  collect(refs.resolve(body?.schema ?? record(content).schema), "", 0, refs, found);
  return found;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 100) : [];
}

function isKeyLike(parameter: Record<string, unknown>): boolean {
  const name = String(parameter.name ?? "");
  return parameter.in === "header" || (parameter.in === "query" && keyName.test(name));
}

const keyName =
  /^(x[-_]?)?(api|app|access|auth|subscription)?[-_]?(key|token|secret)$|^(apikey|appid|access_token|auth)$/i;

function count(
  parameters: readonly (Record<string, unknown> | undefined)[],
  headers: Record<string, number>,
  keys: Record<string, number>,
): void {
  for (const parameter of parameters) {
    const name = text(parameter?.name, 100);
    if (name === undefined) continue;
    const into =
      parameter?.in === "header" ? headers : parameter?.in === "query" && keyName.test(name) ? keys : undefined;
    if (into && (Object.hasOwn(into, name) || Object.keys(into).length < 30))
      into[name] = (Object.hasOwn(into, name) ? (into[name] ?? 0) : 0) + 1;
  }
}

function membersOf(operation: Record<string, unknown>, refs: References): string[] {
  const answers = record(operation.responses);
  const good = refs.resolve(answers["200"] ?? answers["2XX"] ?? answers["201"] ?? answers.default);
  if (!good) return [];
  const content = Object.entries(record(good.content)).find(([type]) => /json/i.test(type))?.[1];
  const found: string[] = [];
  collect(refs.resolve(good.schema ?? record(content).schema), "", 0, refs, found);
  return found;
}

function collect(
  schema: Record<string, unknown> | undefined,
  at: string,
  depth: number,
  refs: References,
  found: string[],
) {
  if (!schema || depth > 3 || found.length >= most.members) return;
  for (const part of [...list(schema.allOf)]) collect(refs.resolve(part), at, depth + 1, refs, found);
  for (const [name, node] of Object.entries(record(schema.properties)).slice(0, 40)) {
    if (found.length >= most.members) return;
    const member = refs.resolve(node);
    if (member && (member.properties || member.allOf)) {
      if (at === "") collect(member, `${name.slice(0, 60)}/`, depth + 1, refs, found);
    } else if (member && member.type !== "array") found.push(`${at}${name.slice(0, 60)}`);
  }
}
