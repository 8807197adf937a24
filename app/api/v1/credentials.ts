import { z } from "zod";
import { removeCredential, renameCredential } from "@/lib/credentials/change";
import { runCheck } from "@/lib/credentials/check";
import { createCredential } from "@/lib/credentials/create";
import { editCredential } from "@/lib/credentials/edit";
import { labelCredential, parseLabels } from "@/lib/credentials/labels";
import { statusFilters } from "@/lib/credentials/list";
import { type Metadata, pageMetadata, readMetadata } from "@/lib/credentials/summary";
import { parseName } from "@/lib/credentials/values";
import { resolveReference } from "@/lib/reference";
import { answered, empty, json } from "./answer";
import { checked } from "./check";
import { endpoint } from "./endpoint";
import { cursorOf, paging, readCursor } from "./input";
import { credentialOf, credentialShape, pageOf, verificationShape } from "./shapes";

const values = z.record(z.string().max(100), z.union([z.string(), z.number(), z.boolean()]));
const labels = {
  tags: z.array(z.string().max(100)).max(100).optional().describe("All of them: what is missing goes."),
  environment: z.string().max(100).nullable().optional(),
};
const withRun = z
  .object({ ...credentialShape.shape, verification: verificationShape })
  .meta({ id: "CredentialCreated" });

const list = endpoint({
  method: "GET",
  path: "/credentials",
  name: "listCredentials",
  summary: "Credentials, each exactly once over all pages",
  scope: "credentials:read",
  query: z.strictObject({
    ...paging,
    connector: z.string().max(100).optional(),
    status: z.enum(statusFilters).optional(),
    tag: z.string().max(40).optional().describe("Exactly this one."),
    environment: z.string().max(40).optional(),
    q: z.string().max(200).optional().describe("Words in name, application or account."),
  }),
  answers: { 200: { description: "A page", schema: pageOf(credentialShape) } },
  async run(call) {
    const { limit, cursor, ...query } = call.query;
    const [after] = readCursor(cursor, z.tuple([z.string()])) ?? [];
    const rows = await pageMetadata(call.actor, clean(query), { limit: limit + 1, after });
    const items = rows.slice(0, limit).map(credentialOf);
    const last = items.at(-1);
    return json(200, { items, nextCursor: rows.length > limit && last ? cursorOf(last.id) : null }, call);
  },
});

const get = endpoint({
  method: "GET",
  path: "/credentials/{id}",
  name: "getCredential",
  summary: "One credential; {id} may be @alias with a flow's token",
  scope: "credentials:read",
  answers: { 200: { description: "Its metadata, never a secret", schema: credentialShape } },
  run(call) {
    const row = readMetadata(call.actor, call.params.id ?? "");
    const shown = (each: Metadata) => answered(200, "application/json", textOf(each), call);
    return row instanceof Promise ? row.then(shown) : shown(row);
  },
});

const create = endpoint({
  method: "POST",
  path: "/credentials",
  name: "createCredential",
  summary: "Verify values and store them; what is rejected is not stored",
  scope: "credentials:write",
  body: z.strictObject({
    connector: z.string(),
    scheme: z.string(),
    name: z.string(),
    values,
    settings: values.optional().describe("Fields beyond the connection and the secret; merged with values."),
    ...labels,
    saveUnverified: z.boolean().optional().describe("Store it as unknown when the application cannot be reached."),
  }),
  answers: { 201: { description: "Stored, with the verification", schema: withRun } },
  async run(call) {
    const { connector, scheme, settings, tags, environment, saveUnverified = false } = call.body;
    const name = parseName(call.body.name);
    const given = parseLabels({ tags, environment });
    const { made, run } = await checked(
      () => runCheck(call.actor, { connector, scheme, values: { ...settings, ...call.body.values } }),
      (check) => createCredential(call.actor, { name, check, saveUnverified, labels: given }),
    );
    return json(201, { ...credentialOf(await readMetadata(call.actor, made.id)), verification: run }, call);
  },
});

const change = endpoint({
  method: "PATCH",
  path: "/credentials/{id}",
  name: "changeCredential",
  summary: "Rename, tag, or replace values: only those given change, verified first",
  scope: "credentials:write",
  body: z.strictObject({
    name: z.string().optional(),
    ...labels,
    values: values.optional(),
    settings: values.optional(),
  }),
  answers: {
    200: {
      description: "As it is now; with the verification if values changed",
      schema: withRun.partial({ verification: true }),
    },
  },
  async run(call) {
    const { name, tags, environment, values: given, settings } = call.body;
    const id = resolveReference(call.actor, call.params.id ?? "");
    // Whatever cannot be is refused before anything changes.
    parseLabels({ tags, environment });
    const label = async () => {
      if (tags !== undefined || environment !== undefined) {
        await labelCredential(call.actor, id, { tags, environment });
      }
    };
    if (given === undefined && settings === undefined) {
      if (name !== undefined) await renameCredential(call.actor, id, name);
      await label();
      return json(200, credentialOf(await readMetadata(call.actor, id)), call);
    }
    const checkedName = name === undefined ? {} : { name: parseName(name) };
    const { connector, scheme } = await readMetadata(call.actor, id);
    const input = { connector, scheme, values: { ...settings, ...given }, credential: id };
    const { run } = await checked(
      () => runCheck(call.actor, input),
      (check) => editCredential(call.actor, { id, check, ...checkedName }),
    );
    await label();
    return json(200, { ...credentialOf(await readMetadata(call.actor, id)), verification: run }, call);
  },
});

const remove = endpoint({
  method: "DELETE",
  path: "/credentials/{id}",
  name: "deleteCredential",
  summary: "Delete for good",
  scope: "credentials:delete",
  query: z.strictObject({ force: z.enum(["true", "false"]).optional().describe("Although flows use it.") }),
  answers: {
    204: { description: "Gone. X-Keyrack-Revocation says what became of its tokens at the application, if it had any" },
  },
  async run(call) {
    const id = resolveReference(call.actor, call.params.id ?? "");
    const revocation = await removeCredential(call.actor, id, { force: call.query.force === "true" });
    const answer = empty(204, call);
    if (revocation !== undefined) answer.headers.push("x-keyrack-revocation", revocation);
    return answer;
  },
});

/** The text of a row that is read again and again, as long as it is the same one. */
const texts = new WeakMap<Metadata, string>();

function textOf(row: Metadata): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = JSON.stringify(credentialOf(row));
  texts.set(row, text);
  return text;
}

export const credentialEndpoints = [list, get, create, change, remove];

function clean<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
