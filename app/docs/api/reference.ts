import type { ReferenceCall, ReferenceField, ReferenceGroup } from "@/components/api-reference";

/**
 * Makes the readable reference of the OpenAPI document: the same source as the machine-readable one, so that the two
 * cannot differ.
 */
type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: readonly unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
};
type Parameter = { name: string; in: string; required: boolean; schema: Schema };
type Content = Record<string, { schema: Schema }>;
type Operation = {
  operationId: string;
  summary: string;
  description: string;
  parameters?: readonly Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description?: string; content?: Content; $ref?: string }>;
};
export type ApiDocument = {
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown> };
};

const titles: Readonly<Record<string, string>> = {
  credentials: "Credentials",
  flow: "Flows",
  connectors: "Applications",
  "custom-connectors": "Applications of your own",
  links: "Connect links",
  events: "Audit trail",
  proxy: "Proxy",
};
const methods = ["get", "head", "post", "put", "patch", "delete", "options"] as const;

/** `address` is where this installation is reached, without a trailing slash. */
export function referenceOf({ paths, components }: ApiDocument, address: string): ReferenceGroup[] {
  const named = components.schemas as Record<string, Schema>;
  const groups = new Map<string, ReferenceCall[]>();
  for (const [path, item] of Object.entries(paths)) {
    const area = path.split("/")[1] ?? "";
    const calls = groups.get(area) ?? [];
    groups.set(area, calls);
    const shared = (item.parameters ?? []) as readonly Parameter[];
    for (const method of methods) {
      const operation = item[method] as Operation | undefined;
      if (operation !== undefined) calls.push(callOf(method.toUpperCase(), path, operation, shared, named, address));
    }
  }
  return [...groups].map(([area, calls]) => ({ id: area, title: titles[area] ?? area, calls }));
}

function callOf(
  method: string,
  path: string,
  { operationId, summary, description, parameters = [], requestBody, responses }: Operation,
  shared: readonly Parameter[],
  named: Record<string, Schema>,
  address: string,
): ReferenceCall {
  const body = requestBody?.content["application/json"]?.schema;
  return {
    id: operationId,
    method,
    path,
    summary,
    needs: description,
    parameters: [...shared, ...parameters].map(({ name, in: place, required, schema }) => ({
      ...fieldOf(name, schema, required),
      place,
    })),
    body: body ? fieldsOf(body, named) : [],
    answers: Object.entries(responses)
      .filter(([status]) => status !== "default")
      .map(([status, { description: said = "", content }]) => {
        const schema = content?.["application/json"]?.schema;
        return { status, description: said, fields: schema ? fieldsOf(schema, named) : [] };
      }),
    curl: curlOf(method, `${address}/api/v1${path}`, body ? resolved(body, named) : undefined),
  };
}

function fieldsOf(schema: Schema, named: Record<string, Schema>): ReferenceField[] {
  const { properties = {}, required = [] } = resolved(schema, named);
  return Object.entries(properties).map(([name, each]) => fieldOf(name, each, required.includes(name)));
}

function fieldOf(name: string, schema: Schema, required: boolean): ReferenceField {
  return { name, type: typeOf(schema), required, description: schema.description ?? "" };
}

function typeOf({ $ref, type, format, enum: choices, const: only, items, anyOf }: Schema): string {
  if ($ref !== undefined) return $ref.split("/").at(-1) ?? "object";
  if (choices !== undefined) return choices.map((each) => JSON.stringify(each)).join(" | ");
  if (only !== undefined) return JSON.stringify(only);
  if (anyOf !== undefined) return [...new Set(anyOf.map(typeOf))].join(" | ");
  if (items !== undefined) return `${typeOf(items)}[]`;
  const plain = Array.isArray(type) ? type.join(" | ") : (type ?? "any");
  return format === undefined ? plain : `${plain} (${format})`;
}

function resolved(schema: Schema, named: Record<string, Schema>): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : (named[name] ?? schema);
}

/** With placeholders that are plainly such; a body names what must be in it. */
function curlOf(method: string, url: string, body: Schema | undefined): string {
  const lines = [method === "GET" ? "curl" : method === "HEAD" ? "curl --head" : `curl -X ${method}`];
  lines.push(`"${url.replace("{id}", "cr_…").replace("{path}", "path/at/the/application")}"`);
  lines.push('-H "Authorization: Bearer $KEYRACK_TOKEN"');
  if (body !== undefined) {
    const names = body.required ?? Object.keys(body.properties ?? {}).slice(0, 1);
    const example = Object.fromEntries(names.map((name) => [name, exampleOf(name, body.properties?.[name])]));
    lines.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(example)}'`);
  }
  return lines.join(" \\\n  ");
}

function exampleOf(name: string, schema: Schema | undefined): unknown {
  const known: Record<string, unknown> = { connector: "demo", scheme: "key", name: "Orders", values: { key: "…" } };
  return known[name] ?? (schema?.type === "array" ? [] : "…");
}
