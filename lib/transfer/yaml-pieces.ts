import { parse, stringify } from "yaml";
import { limits } from "./record";

/**
 * A YAML document whose long part is a list under `credentials`, as stubs are. YAML is slow, so a long one is read and
 * written in pieces of a few entries, which others may come between. A piece that is long in itself is refused.
 */
const entries = 25;
const options = { maxAliasCount: 0, schema: "core", logLevel: "silent" } as const;

/** Throws what the parser throws, and on a long document that is not such a list. */
export function* yamlIn(text: string): Generator<undefined, unknown> {
  if (text.length <= 10_000) return parse(text, options);
  const [head, ...pieces] = piecesOf(text);
  const document: unknown = parse(head ?? "", options);
  if (document === null || typeof document !== "object") return undefined;
  const credentials: unknown[] = [];
  for (const piece of pieces) {
    yield;
    const { credentials: some } = parse(piece, options) as { credentials: unknown };
    if (Array.isArray(some)) credentials.push(...some);
  }
  return pieces.length > 0 ? { ...document, credentials } : document;
}

/** The document without the list, and then a document for each few entries of it; all of it when it is another. */
function piecesOf(text: string): string[] {
  const list = /^credentials:[ \t]*\r?\n/m.exec(text);
  const body = list ? text.slice(list.index + list[0].length) : "";
  const indent = /^( *)- /.exec(body)?.[1];
  // Something follows the list.
  const alone = indent !== undefined && !(indent === "" ? /^[^\s#-]/m : /^[^\s#]/m).test(body);
  if (!list || !alone) return assertShort([text]);
  const starts = [...body.matchAll(new RegExp(`^${indent}- `, "gm"))].map(({ index }) => index);
  const cuts = [...starts.filter((_, at) => at % entries === 0), body.length];
  const pieces = cuts.slice(0, -1).map((from, at) => `credentials:\n${body.slice(from, cuts[at + 1])}`);
  return assertShort([text.slice(0, list.index), ...pieces]);
}

function assertShort(pieces: string[]): string[] {
  if (pieces.some(({ length }) => length > limits.pieceBytes)) throw new Error("a piece is too long");
  return pieces;
}

/** As `stringify` would write `{ ...head, credentials }`. */
export async function yamlOf(
  head: object,
  credentials: readonly object[],
  breath: () => Promise<void> | undefined,
): Promise<string> {
  const texts = [stringify(head, { lineWidth: 0 }), "credentials:\n"];
  for (let at = 0; at < credentials.length; at += entries) {
    await breath();
    const piece = stringify({ credentials: credentials.slice(at, at + entries) }, { lineWidth: 0 });
    texts.push(piece.slice(piece.indexOf("\n") + 1));
  }
  return texts.join("");
}
