import { type Field, type Fields, maxLengthOf } from "@/connectors/kit";

/** The values of a way in as JSON Schema 2020-12, for those who build a form or a client. All values are text. */
export function valuesSchema(fields: Fields) {
  const entries = Object.entries(fields);
  const needed = entries.filter(([, field]) => isNeeded(field)).map(([key]) => key);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: Object.fromEntries(entries.map(([key, field]) => [key, property(field)])),
    required: needed,
    additionalProperties: false,
  };
}

/** One that is shown only sometimes is needed only then, which the schema does not say. */
function isNeeded(field: Field): boolean {
  return !field.optional && field.default === undefined && field.kind !== "flag" && field.shownWhen === undefined;
}

function property(field: Field) {
  const choices = field.kind === "flag" ? ["true", "false"] : field.choices?.map(({ value }) => value);
  return {
    type: "string",
    title: field.label,
    maxLength: maxLengthOf(field),
    ...(field.help === undefined ? {} : { description: field.help }),
    ...(field.pattern === undefined ? {} : { pattern: field.pattern }),
    ...(choices === undefined ? {} : { enum: choices }),
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(field.example === undefined ? {} : { examples: [field.example] }),
    ...(field.secret ? { writeOnly: true } : {}),
  };
}
