import { z } from "zod";
import { parseDefinition } from "@/lib/custom-connectors/definition";
import { getOwnApplication, listOwnApplications } from "@/lib/custom-connectors/list";
import { removeConnector, saveConnector } from "@/lib/custom-connectors/save";
import { AppError } from "@/lib/errors";
import { empty, json } from "./answer";
import { endpoint } from "./endpoint";

/** Applications that the workspace described itself. Under `/connectors` they stand beside the shipped ones. */
const definitionShape = z
  .record(z.string(), z.unknown())
  .describe("What `GET /custom-connectors/{id}` gives and the page exports: `format` is `keyrack.connector/1`.")
  .meta({ id: "ConnectorDefinition" });

const summaryShape = z
  .object({
    id: z.string(),
    name: z.string(),
    version: z.int(),
    uses: z.int().describe("Credentials, of whatever version."),
    tried: z.boolean().describe("False: drafted from a document, and nothing made with it has worked yet."),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "CustomConnector" });

const wholeShape = z
  .object({
    ...summaryShape.shape,
    definition: definitionShape,
    versions: z.array(z.object({ version: z.int(), source: z.string(), createdAt: z.iso.datetime(), uses: z.int() })),
  })
  .meta({ id: "CustomConnectorWithDefinition" });

const body = z.strictObject({
  definition: definitionShape,
  from: z.int().optional().describe("The version that was looked at: another one meanwhile is a conflict."),
});

type Application = Awaited<ReturnType<typeof listOwnApplications>>[number];

const list = endpoint({
  method: "GET",
  path: "/custom-connectors",
  name: "listCustomConnectors",
  summary: "The applications that this workspace described itself",
  scope: "any",
  answers: { 200: { description: "All of them", schema: z.object({ items: z.array(summaryShape) }) } },
  run: async (call) => json(200, { items: (await listOwnApplications(call.actor)).map(shown) }, call),
});

const get = endpoint({
  method: "GET",
  path: "/custom-connectors/{id}",
  name: "getCustomConnector",
  summary: "One of them with its definition and its versions",
  scope: "any",
  answers: { 200: { description: "The newest version", schema: wholeShape } },
  run: async (call) => json(200, await whole(call.actor, call.params.id ?? ""), call),
});

const create = endpoint({
  method: "POST",
  path: "/custom-connectors",
  name: "createCustomConnector",
  summary: "Describe an application by a definition",
  scope: "connectors:write",
  body,
  answers: { 201: { description: "Saved as version 1", schema: wholeShape } },
  async run(call) {
    const saved = await saveConnector(call.actor, { definition: checked(call.body.definition), source: "file" });
    return json(201, await whole(call.actor, saved.id), call);
  },
});

const change = endpoint({
  method: "PATCH",
  path: "/custom-connectors/{id}",
  name: "changeCustomConnector",
  summary: "Save a new version of one",
  scope: "connectors:write",
  body,
  answers: { 200: { description: "Saved; credentials keep the version they were verified with", schema: wholeShape } },
  async run(call) {
    const { definition, from } = call.body;
    const id = call.params.id ?? "";
    await saveConnector(call.actor, { definition: checked(definition), source: "file", id, from });
    return json(200, await whole(call.actor, id), call);
  },
});

const remove = endpoint({
  method: "DELETE",
  path: "/custom-connectors/{id}",
  name: "deleteCustomConnector",
  summary: "Delete one that nothing uses",
  scope: "connectors:write",
  answers: { 204: { description: "Deleted with all its versions" } },
  async run(call) {
    await removeConnector(call.actor, call.params.id ?? "");
    return empty(204, call);
  },
});

export const customConnectorEndpoints = [list, get, create, change, remove];

/** Errors of the definition as pointers into the body. */
function checked(definition: unknown): unknown {
  try {
    return parseDefinition(definition);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid_fields") throw error;
    const fields = Object.entries(error.fields).map(([at, words]) => [
      ["#/definition", ...at.split(".").filter(Boolean)].join("/"),
      words,
    ]);
    throw new AppError("invalid_fields", error.message, { cause: error, fields: Object.fromEntries(fields) });
  }
}

async function whole(actor: Parameters<typeof getOwnApplication>[0], id: string) {
  const { application, versions } = await getOwnApplication(actor, id);
  return {
    ...shown(application),
    definition: versions[0]?.definition,
    versions: versions.map(({ version, source, createdAt, uses }) => ({
      version,
      source,
      createdAt: new Date(createdAt).toISOString(),
      uses,
    })),
  };
}

function shown({ id, name, version, uses, open, updatedAt }: Application) {
  return { id, name, version, uses, tried: open, updatedAt: new Date(updatedAt).toISOString() };
}
