/** JSON Pointer (RFC 6901) with one addition: a `*` segment collects from every element of an array. */
export function pointed(document: unknown, pointer: string): unknown {
  if (pointer === "") return document;
  const [, ...segments] = pointer.split("/");
  return walk(
    document,
    segments.map((s) => s.replace(/~1/g, "/").replace(/~0/g, "~")),
  );
}

/** The value as text when it is a non-empty text, a number or a boolean; otherwise undefined. */
export function pointedText(document: unknown, pointer: string): string | undefined {
  const value = pointed(document, pointer);
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

function walk(node: unknown, segments: readonly string[]): unknown {
  const [head, ...rest] = segments;
  if (head === undefined) return node;
  if (node === null || typeof node !== "object") return undefined;
  if (Array.isArray(node)) {
    if (head === "*") return node.map((item) => walk(item, rest));
    return /^(0|[1-9]\d*)$/.test(head) ? walk(node[Number(head)], rest) : undefined;
  }
  return Object.hasOwn(node, head) ? walk((node as Record<string, unknown>)[head], rest) : undefined;
}
