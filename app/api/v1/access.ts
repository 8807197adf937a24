import { z } from "zod";
import { type Authorization, authorizationFor } from "@/lib/authorization/authorization";
import { secretOf } from "@/lib/authorization/secret";
import { answered, json } from "./answer";
import { endpoint } from "./endpoint";
import { moment } from "./shapes";

/** The calls that release something secret. */
const authorizationShape = z
  .object({
    type: z.string(),
    headers: z.record(z.string(), z.string()).optional(),
    query: z.record(z.string(), z.string()).optional(),
    body: z.record(z.string(), z.string()).optional(),
    baseUrl: z.string().optional(),
    origins: z.array(z.string()).optional().describe("The only ones that these may be sent to."),
    accessToken: z.string().optional(),
    digest: z.object({ user: z.string(), password: z.string() }).optional(),
    signedFor: z
      .object({ method: z.string(), url: z.string(), bodySha256: z.string().optional() })
      .nullable()
      .optional()
      .describe(
        "Present for signatures (type oauth1 or signature), which belong to one request each. Null: no request was named, so headers let nobody in; use the proxy, or ask again with method and url. Otherwise headers are for this request only, as it is, for five minutes at most, and without a body or headers of your own where those are signed (forms of OAuth 1.0, Azure).",
      ),
    clientCertificate: z
      .object({ certificate: z.string(), privateKey: z.string(), passphrase: z.string().optional() })
      .optional()
      .describe("PEM. Show it when the connection is encrypted."),
    host: z.string().optional(),
    port: z.int().optional(),
    user: z.string().nullable().optional(),
    password: z.string().nullable().optional(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .loose()
  .meta({
    id: "Authorization",
    description:
      "headers, query and origins for HTTP; host, port, user for other protocols. Signatures are made for one request: see signedFor.",
  });

/** For signatures: the request to sign. Without an address nothing is signed. */
const signedRequest = z.object({
  url: z.string().max(8000).optional().describe("Of the request to sign. Only for types oauth1 and signature."),
  method: z
    .string()
    .regex(/^[A-Z]{3,10}$/)
    .optional()
    .describe("Of the request to sign; GET unless said."),
  bodySha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe("Of its body, where that is signed (AWS, except S3 over TLS)."),
});

/** The text of an answer that is given again and again, as long as it is the same one. */
const texts = new WeakMap<Authorization, string>();

function textOf(answer: Authorization): string {
  const known = texts.get(answer);
  if (known !== undefined) return known;
  const text = JSON.stringify({ ...answer, expiresAt: moment(answer.expiresAt) });
  texts.set(answer, text);
  return text;
}

const authorization = endpoint({
  method: "GET",
  path: "/credentials/{id}/authorization",
  name: "getAuthorization",
  summary: "What to add to a request of your own, fresh",
  scope: "authorization:read",
  query: signedRequest,
  answers: { 200: { description: "Holds the secret: keep it no longer than needed", schema: authorizationShape } },
  run(call) {
    const { url, method = "GET", bodySha256 } = call.query;
    const named = url === undefined ? undefined : { method, url, ...(bodySha256 ? { bodySha256 } : {}) };
    const flow = call.request.headers["x-keyrack-flow"];
    const answer = authorizationFor(
      call.actor,
      call.params.id ?? "",
      typeof flow === "string" ? flow : undefined,
      named,
    );
    const shown = (each: Authorization) => answered(200, "application/json", textOf(each), call);
    return answer instanceof Promise ? answer.then(shown) : shown(answer);
  },
});

const secret = endpoint({
  method: "GET",
  path: "/credentials/{id}/secret",
  name: "getSecret",
  summary: "The stored values",
  scope: "secret:read",
  answers: {
    200: {
      description: "All values, and the keys of the sealed ones",
      schema: z
        .object({ values: z.record(z.string(), z.string()), secret: z.array(z.string()) })
        .meta({ id: "Secret" }),
    },
  },
  run: async (call) => json(200, await secretOf(call.actor, call.params.id ?? ""), call),
});

export const accessEndpoints = [authorization, secret];
