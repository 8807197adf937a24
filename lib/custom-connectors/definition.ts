import { z } from "zod";
import { categories, placeholders } from "@/connectors/kit";
import { AppError } from "@/lib/errors";
import { isBaseTemplate, isFixedAddress, variableName } from "./address";

/**
 * The file in which a workspace describes an application of its own. It says what is asked for and where it goes, in a
 * closed vocabulary: there is no room in it for code, for templates beyond the names in the base URL, or for a place to
 * send secrets to that is not written out. Everything else that a connector needs is made from it.
 */
export const format = "keyrack.connector/1";

/** One line that can be shown. */
const line = (max: number) =>
  z
    .string("Enter a text.")
    .trim()
    .min(1, "Enter something here.")
    .max(max, `Use at most ${max} characters.`)
    .regex(/^[^\u0000-\u001f\u007f]*$/, "Remove the characters that cannot be shown.");

const path = z
  .string("Enter a path.")
  .max(500, "Use at most 500 characters.")
  .regex(/^\/[^\s#\\{}]*$/, "Begin with / and leave out blanks, #, braces and \\.");

const pointer = z
  .string()
  .max(200, "Use at most 200 characters.")
  .regex(/^\/([^~\s{}]|~0|~1)+$/, "Write where it stands as in /data/id.");

const headerName = z
  .string("Enter the name of a header.")
  .max(100, "Use at most 100 characters.")
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "A header name holds letters, digits and dashes, no blanks and no colon.")
  .refine((name) => !reserved.has(name.toLowerCase()), "This header belongs to the connection and cannot be set.");

const parameterName = z
  .string("Enter the name of a parameter.")
  .max(100, "Use at most 100 characters.")
  .regex(/^[^\s&=?#{};,]+$/, "A name holds no blanks and none of & = ? # ; , { }.");

const prefix = z
  .string()
  .max(60, "Use at most 60 characters.")
  .regex(/^[\x20-\x7a\x7c\x7e]*$/, "Use plain characters only, no braces.");

/** An address that is written out: what is sent there is decided here and by nobody else. */
const address = z
  .string("Enter an address.")
  .max(500, "Use at most 500 characters.")
  .refine(isFixedAddress, "Enter a whole address that begins with https:// or http://, without user name or #.");

const base = z
  .string("Enter an address.")
  .max(500, "Use at most 500 characters.")
  .refine(
    isBaseTemplate,
    "Enter an address such as https://api.example.com/v1. A name in braces stands for a part that is asked for, such as https://{region}.example.com.",
  );

const variable = z.strictObject({
  label: line(60).optional(),
  example: line(100).optional(),
  choices: z.array(line(100)).min(1).max(50, "Use at most 50 choices.").optional(),
});

const part = z.discriminatedUnion("in", [
  z.strictObject({ in: z.literal("header"), name: headerName, prefix: prefix.optional() }),
  z.strictObject({ in: z.literal("query"), name: parameterName, prefix: prefix.optional() }),
  z.strictObject({ in: z.literal("cookie"), name: headerName, prefix: prefix.optional() }),
]);
export type Part = z.output<typeof part>;

const common = {
  title: line(60).optional(),
  when: line(200).optional(),
  /** How to get the values, one step each, in plain words. */
  steps: z.array(line(300)).max(10, "Use at most 10 steps.").optional(),
};

const scope = z
  .string()
  .max(200, "Use at most 200 characters.")
  .regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, "A scope holds no blanks, quotes or backslashes.");

const way = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("apiKey"), ...common, key: part }),
  /** All of them together, each a secret of its own. */
  z.strictObject({
    kind: z.literal("keys"),
    ...common,
    keys: z.array(part).min(2, "Name at least two.").max(6, "Use at most six."),
  }),
  z.strictObject({ kind: z.literal("bearer"), ...common }),
  z.strictObject({ kind: z.literal("basic"), ...common }),
  z.strictObject({ kind: z.literal("digest"), ...common }),
  z.strictObject({ kind: z.literal("none"), ...common }),
  z.strictObject({
    kind: z.literal("oauth2"),
    ...common,
    grant: z.enum(["authorization_code", "client_credentials"]),
    /** Describes itself under .well-known: what is not written below is asked there. */
    issuer: address.optional(),
    authorizationUrl: address.optional(),
    tokenUrl: address.optional(),
    revocationUrl: address.optional(),
    scopes: z
      .array(z.strictObject({ scope, words: line(200).optional() }))
      .max(300, "Use at most 300 scopes.")
      .optional(),
    /** Asked for unless a person says otherwise. */
    usual: z.array(scope).max(300).optional(),
    clientAuthentication: z.enum(["basic", "post", "none"]),
    pkce: z.boolean().optional(),
    audience: line(300).optional(),
  }),
  z.strictObject({
    kind: z.literal("login"),
    ...common,
    path,
    body: z.enum(["json", "form"]),
    /** Names of the two members of the request. */
    user: parameterName,
    password: parameterName,
    /** Where the answer keeps the token; without it the cookie is what counts. */
    token: pointer.optional(),
    cookie: headerName.optional(),
    header: headerName.optional(),
    prefix: prefix.optional(),
    logoutPath: path.optional(),
    /** How long a session lives. */
    minutes: z.int().min(1).max(1440, "Use at most 1440 minutes."),
  }),
]);
export type Way = z.output<typeof way>;

const check = z.strictObject({
  path,
  expect: z.enum(["json", "any"]),
  identity: pointer.optional(),
  label: pointer.optional(),
  /** Statuses by which this application says that the key is wrong, beside 401. */
  rejects: z
    .array(z.int().min(400).max(499))
    .max(5)
    .refine((all) => !all.includes(408) && !all.includes(429), "408 and 429 never speak about the key.")
    .optional(),
});

const whole = z
  .strictObject({
    format: z.literal(format, "This is not a definition of a Keyrack connector."),
    name: line(60),
    category: z.enum(Object.keys(categories) as [keyof typeof categories, ...(keyof typeof categories)[]]),
    docs: address.optional(),
    /** Without it each credential says where it goes. */
    baseUrl: base.optional(),
    variables: z.record(z.string().regex(variableName), variable).optional(),
    check,
    ways: z.array(way).min(1, "Describe at least one way in.").max(8, "Use at most eight ways in."),
  })
  .check((context) => {
    for (const [at, message] of contradictions(context.value))
      context.issues.push({ code: "custom", message, path: at, input: undefined });
  });
export type Definition = z.output<typeof whole>;

const maxBytes = 64 * 1024;

/** From an object or the text of a file. Throws `invalid_fields`; `fields` are keyed by path, such as `ways.0.key.name`. */
export function parseDefinition(input: unknown): Definition {
  const result = whole.safeParse(typeof input === "string" ? parsed(input) : input);
  if (!result.success) {
    const fields: Record<string, string> = {};
    for (const { path: at, message } of result.error.issues) fields[at.map(String).join(".")] ??= message;
    throw new AppError("invalid_fields", "This definition cannot be used as it is. Look at what is marked.", {
      fields,
    });
  }
  if (Buffer.byteLength(JSON.stringify(result.data)) > maxBytes) throw tooLarge();
  return result.data;
}

/** The file, ready to be kept or carried to another installation. */
export function definitionFile(definition: Definition): string {
  return `${JSON.stringify(definition, null, 2)}\n`;
}

function parsed(text: string): unknown {
  if (Buffer.byteLength(text) > maxBytes) throw tooLarge();
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    const fields = { "": "This is not JSON. Choose a file that Keyrack exported." };
    throw new AppError("invalid_fields", fields[""], { cause, fields });
  }
}

function tooLarge(): AppError {
  return new AppError("too_large", "A definition may have at most 64 KB.");
}

/** What fits its type and yet cannot be: each with its path and a sentence. */
function contradictions({ baseUrl, variables = {}, ways }: Definition): [PropertyKey[], string][] {
  const found: [PropertyKey[], string][] = [];
  const named = new Set(placeholders(baseUrl ?? ""));
  for (const name of Object.keys(variables))
    if (!named.has(name)) found.push([["variables", name], `The base URL does not hold {${name}}.`]);
  for (const [index, each] of ways.entries()) {
    if (each.kind === "oauth2") {
      if (!each.issuer && !each.tokenUrl)
        found.push([["ways", index, "tokenUrl"], "Enter the token URL, or an issuer that describes itself."]);
      if (!each.issuer && !each.authorizationUrl && each.grant === "authorization_code")
        found.push([
          ["ways", index, "authorizationUrl"],
          "Enter the authorization URL, or an issuer that describes itself.",
        ]);
    }
    if (each.kind === "login" && !each.token && !each.cookie)
      found.push([["ways", index, "token"], "Say where the token stands in the answer, or which cookie is kept."]);
    if (each.kind === "keys") {
      const names = each.keys.map((key) => `${key.in} ${key.name.toLowerCase()}`);
      if (new Set(names).size < names.length) found.push([["ways", index, "keys"], "Name each place once."]);
    }
  }
  return found;
}

const reserved = new Set(
  "host connection content-length transfer-encoding upgrade te trailer expect keep-alive proxy-authorization proxy-connection".split(
    " ",
  ),
);
