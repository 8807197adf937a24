import { z } from "zod";
import { categories, type SchemeDescription } from "@/connectors/kit";
import { type ConnectorEntry, describeConnector, listConnectors } from "@/lib/catalog";
import { json } from "./answer";
import { endpoint } from "./endpoint";
import { cursorOf, paging, readCursor } from "./input";
import { pageOf } from "./shapes";
import { valuesSchema } from "./values-schema";

const entryShape = z
  .object({
    id: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    category: z.string(),
    schemes: z.array(z.object({ id: z.string(), type: z.string(), title: z.string() })),
  })
  .meta({ id: "ConnectorEntry" });

const connectorShape = z
  .object({
    ...entryShape.shape,
    docs: z.string(),
    schemes: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        title: z.string(),
        recommended: z.boolean(),
        fields: z.array(z.object({ key: z.string(), label: z.string(), kind: z.string(), group: z.string() }).loose()),
        valuesSchema: z.record(z.string(), z.unknown()).describe("JSON Schema of the values."),
      }),
    ),
  })
  .meta({ id: "Connector" });

const list = endpoint({
  method: "GET",
  path: "/connectors",
  name: "listConnectors",
  summary: "The applications that credentials can be made for",
  scope: "any",
  query: z.strictObject({
    ...paging,
    q: z.string().max(100).optional(),
    category: z.enum(Object.keys(categories)).optional(),
  }),
  answers: { 200: { description: "A page, by id", schema: pageOf(entryShape) } },
  async run(call) {
    const { limit, cursor, q = "", category } = call.query;
    const [after = ""] = readCursor(cursor, z.tuple([z.string()])) ?? [];
    const all = listConnectors(call.actor)
      .filter((each) => each.id > after && (category === undefined || each.category === category))
      .filter((each) => matches(each, q))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const items = all.slice(0, limit).map(({ id, name, aliases, category: kind, schemes }) => {
      return { id, name, aliases, category: kind, schemes };
    });
    const last = all.length > limit ? items.at(-1) : undefined;
    return json(200, { items, nextCursor: last ? cursorOf(last.id) : null }, call);
  },
});

const get = endpoint({
  method: "GET",
  path: "/connectors/{id}",
  name: "getConnector",
  summary: "One application with its ways in and their fields",
  scope: "any",
  answers: { 200: { description: "The description", schema: connectorShape } },
  async run(call) {
    const { id, name, aliases, category, docs, schemes } = await describeConnector(call.actor, call.params.id ?? "");
    return json(200, { id, name, aliases, category, docs, schemes: schemes.map(schemeOf) }, call);
  },
});

export const connectorEndpoints = [list, get];

function matches({ id, name, aliases }: ConnectorEntry, q: string): boolean {
  const text = [id, name, ...aliases].join("\n").toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function schemeOf({ id, type, title, recommended, fields }: SchemeDescription) {
  return {
    id,
    type,
    title,
    recommended,
    fields: Object.entries(fields).map(([key, { paste: _, ...field }]) => ({ key, ...field })),
    valuesSchema: valuesSchema(fields),
  };
}
