import { parseAllDocuments, visit } from "yaml";

/**
 * From the text of a document to plain data, JSON or YAML, within limits: its size, its nesting, the growth by YAML
 * aliases. No tag runs code, nothing is fetched and no file is read. What is no API description is told by what it is.
 */
export type Refusal = { refused: RefusalCode; detail: string };
export type RefusalCode =
  | "empty"
  | "too_large"
  | "unreadable"
  | "too_deep"
  | "too_heavy"
  | "too_slow"
  | "not_openapi"
  | "collection"
  | "unreachable";

export const maxCharacters = 8 * 1024 * 1024;
const maxDepth = 200;
const maxAliases = 100;

export function readDocument(source: string): { document: Record<string, unknown> } | Refusal {
  const text = source.replace(/^\ufeff/, "").trim();
  if (text === "") return { refused: "empty", detail: "There is nothing in it. Paste the whole document." };
  if (text.length > maxCharacters) return tooLarge;
  const known = notAnApi(text);
  if (known) return known;
  const read = /^[[{]/.test(text) ? readJson(text) : readYaml(text);
  if ("refused" in read) return read;
  if (isDeep(read.data))
    return { refused: "too_deep", detail: `It is nested more than ${maxDepth} levels deep. No API description is.` };
  if (Array.isArray(read.data)) return listOf(read.data);
  if (!isRecord(read.data))
    return { refused: "not_openapi", detail: "This is a single value, not an API description." };
  return { document: read.data };
}

export const tooLarge: Refusal = {
  refused: "too_large",
  detail:
    "It is larger than 8 MB. Keep the parts that matter here: info, servers, security, securitySchemes and a few paths.",
};

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Read = { data: unknown } | Refusal;

function readJson(text: string): Read {
  try {
    return { data: JSON.parse(text) };
  } catch (error) {
    // Flow style YAML looks like JSON, with comments or without quotes.
    const yaml = text.length < 1024 * 1024 ? readYaml(text) : undefined;
    if (yaml && "data" in yaml) return yaml;
    const where = error instanceof SyntaxError ? / \(?(?:at position|line) .*$/.exec(error.message)?.[0] : undefined;
    return { refused: "unreadable", detail: `This is not valid JSON${where ? `, see${where}` : ""}.` };
  }
}

const options = {
  schema: "core",
  merge: true,
  uniqueKeys: false,
  strict: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

function readYaml(text: string): Read {
  const documents = parseAllDocuments(text, options);
  if (!Array.isArray(documents))
    return { refused: "empty", detail: "There is nothing in it. Paste the whole document." };
  if (documents.length > 1)
    return {
      refused: "collection",
      detail: `These are ${documents.length} documents in one file, divided by “---”. Paste the one that describes how to sign in.`,
    };
  const [only] = documents;
  const [problem] = only?.errors ?? [];
  if (only === undefined || problem) {
    const line = problem && text.slice(0, problem.pos[0]).split("\n").length;
    return { refused: "unreadable", detail: `This is neither JSON nor YAML${line ? `: see line ${line}` : ""}.` };
  }
  let aliases = 0;
  visit(only, {
    Alias: () => {
      aliases += 1;
      return aliases > maxAliases * 10 ? visit.BREAK : undefined;
    },
  });
  if (aliases > maxAliases * 10) return bomb;
  try {
    return { data: only.toJS({ maxAliasCount: maxAliases }) };
  } catch (error) {
    if (error instanceof ReferenceError) return bomb;
    throw error;
  }
}

const bomb: Refusal = {
  refused: "too_heavy",
  detail: "Its YAML aliases refer to one another so often that it would grow without end. Write it without aliases.",
};

/** What people paste by mistake, told by its first words. */
function notAnApi(text: string): Refusal | undefined {
  const start = text.slice(0, 2000);
  const no = (detail: string): Refusal => ({ refused: "not_openapi", detail });
  if (/^<(!doctype html|html|head|body)/i.test(start))
    return no("This is a web page. Look on it for a link that ends in .json or .yaml, and use that.");
  if (/^<(\?xml|wsdl:|definitions|application)/i.test(start))
    return no(
      "This is XML, such as WSDL or WADL. Only OpenAPI 3.x and Swagger 2.0 can be read; describe it by the form.",
    );
  if (/^#%RAML/.test(start)) return no("This is RAML. Only OpenAPI 3.x and Swagger 2.0 can be read.");
  if (/^(FORMAT: 1A|# Group )/.test(start))
    return no("This is API Blueprint. Only OpenAPI 3.x and Swagger 2.0 can be read.");
  if (/^\s*(type Query|schema \{|extend type|directive @)/m.test(start) && !/openapi|swagger/i.test(start))
    return no("This is a GraphQL schema, which does not say how to sign in. Describe it by the form.");
  if (/^PK\u0003\u0004/.test(start)) return no("This is an archive. Unpack it and choose one document.");
  return undefined;
}

/** A list is a catalogue of documents, or several of them in one. */
function listOf(list: readonly unknown[]): Refusal {
  const names = list
    .filter(isRecord)
    .map((each) => [each.url, each.location, each.name, isRecord(each.info) ? each.info.title : undefined])
    .map((candidates) => candidates.find((name) => typeof name === "string"))
    .filter((name) => typeof name === "string");
  return collection(list.length, names);
}

export function collection(count: number, names: readonly string[]): Refusal {
  const some = names.slice(0, 8).map((name) => name.slice(0, 120));
  const listed = some.length > 0 ? ` Among them: ${some.join(", ")}${names.length > some.length ? ", …" : ""}.` : "";
  return {
    refused: "collection",
    detail: `This is a list of ${count} documents, not one. Use the one for the API that you want.${listed}`,
  };
}

function isDeep(root: unknown): boolean {
  const open: { node: unknown; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.node !== "object" || next.node === null) continue;
    if (next.depth >= maxDepth) return true;
    for (const child of Object.values(next.node)) open.push({ node: child, depth: next.depth + 1 });
  }
  return false;
}
