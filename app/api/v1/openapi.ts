import { z } from "zod";
import { errorTable } from "@/lib/errors";
import { type ApiAnswer, answered, type Envelope } from "./answer";
import type { Endpoint } from "./endpoint";
import { endpoints } from "./endpoints";
import { problemShape } from "./shapes";

/** The OpenAPI 3.1 description, made once from the schemas that also check what comes in. It holds no data. */
let text: string | undefined;

export function describeApi(envelope: Envelope): ApiAnswer {
  text ??= JSON.stringify(apiDocument());
  return answered(200, "application/json", text, envelope);
}

/** The description as a document, for the page that shows it. */
export function apiDocument() {
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, Record<string, unknown>> = {};
  for (const each of endpoints) {
    const path = paths[each.path] ?? {};
    path[each.method.toLowerCase()] = operation(each, schemas);
    paths[each.path] = path;
  }
  paths["/proxy/{id}/{path}"] = proxyPath();
  schemaOf(problemShape, schemas);
  return {
    openapi: "3.1.0",
    info: {
      title: "Keyrack",
      version: "1",
      description: `Errors are RFC 9457. Codes: ${Object.keys(errorTable).join(", ")}.`,
    },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "krk_svc_…" } },
      schemas,
      responses: {
        Problem: {
          description: "What went wrong",
          content: { "application/problem+json": { schema: ref("Problem") } },
        },
      },
    },
  };
}

function operation(endpoint: Endpoint, schemas: Record<string, unknown>) {
  const ids = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) =>
    parameter(name, "path", { type: "string" }, true),
  );
  const query = endpoint.query ? queryParameters(endpoint.query, schemas) : [];
  const key = parameter("Idempotency-Key", "header", { type: "string", maxLength: 255 }, false);
  const answers = Object.entries(endpoint.answers).map(([status, { description, schema }]) => [
    status,
    schema ? { description, content: { "application/json": { schema: schemaOf(schema, schemas) } } } : { description },
  ]);
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    description: endpoint.scope === "any" ? "Needs any token." : `Needs the scope ${endpoint.scope}.`,
    parameters: [...ids, ...query, ...(endpoint.method === "POST" ? [key] : [])],
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(endpoint.body, schemas, "input") } },
          },
        }
      : {}),
    responses: { ...Object.fromEntries(answers), default: { $ref: "#/components/responses/Problem" } },
  };
}

/** The schema inline, and whatever in it has a name among the components. */
function schemaOf(schema: z.ZodType, schemas: Record<string, unknown>, io: "input" | "output" = "output"): unknown {
  const made = z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    override: ({ jsonSchema }) => {
      delete jsonSchema.id;
      // The format says it; the pattern behind it is a page long.
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  const {
    $defs = {},
    $schema: _,
    ...rest
  } = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')) as {
    $defs?: Record<string, unknown>;
    $schema?: string;
    $ref?: string;
  };
  Object.assign(schemas, $defs);
  const name = z.globalRegistry.get(schema)?.id;
  if (name === undefined) return rest;
  // One that is named comes as a reference to itself among the definitions.
  if (rest.$ref !== ref(name).$ref) schemas[name] = rest;
  return ref(name);
}

function queryParameters(schema: z.ZodType, schemas: Record<string, unknown>) {
  const { properties = {} } = schemaOf(schema, schemas, "input") as {
    properties?: Record<string, { description?: string }>;
  };
  return Object.entries(properties).map(([name, each]) => parameter(name, "query", each, false));
}

function parameter(name: string, place: string, schema: object, required: boolean) {
  return { name, in: place, required, schema };
}

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

/** Whatever the application takes and gives. */
function proxyPath() {
  const parameters = ["id", "path"].map((name) => parameter(name, "path", { type: "string" }, true));
  const methods = ["get", "head", "post", "put", "patch", "delete", "options"];
  const entries = methods.map((method) => {
    const scope = method === "get" || method === "head" ? "proxy:read" : "proxy:write";
    return [
      method,
      {
        operationId: `proxy${method.charAt(0).toUpperCase()}${method.slice(1)}`,
        summary: "Pass a request on with the authorization added",
        description: `Needs the scope ${scope}. What the application answers comes back as it is.`,
        responses: {
          "2XX": { description: "The application's answer" },
          default: { $ref: "#/components/responses/Problem" },
        },
      },
    ];
  });
  return { parameters, ...Object.fromEntries(entries) };
}
