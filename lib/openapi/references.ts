import { isRecord } from "./read-document";

/**
 * Follows `$ref` inside one document, a few steps far and never in a circle. A reference to another document is not
 * followed: it is counted, so that the draft can say that something was left out.
 */
export type References = {
  /** The object that stands here or that it refers to; undefined when it cannot be reached. */
  resolve(node: unknown): Record<string, unknown> | undefined;
  /** Targets of references that lead out of the document, at most 20. */
  remote: ReadonlySet<string>;
  circles(): number;
};

const maxSteps = 16;
const maxFollowed = 50_000;

export function references(document: Record<string, unknown>): References {
  const remote = new Set<string>();
  let circles = 0;
  let followed = 0;
  return {
    remote,
    circles: () => circles,
    resolve(node) {
      let current = node;
      const seen = new Set<string>();
      for (let step = 0; step <= maxSteps; step++) {
        if (!isRecord(current)) return undefined;
        const target = Object.hasOwn(current, "$ref") ? current.$ref : undefined;
        if (typeof target !== "string") return current;
        if (!target.startsWith("#")) {
          if (remote.size < 20) remote.add(target.slice(0, 200));
          return undefined;
        }
        if (seen.has(target) || followed++ > maxFollowed) {
          circles += 1;
          return undefined;
        }
        seen.add(target);
        current = at(document, target);
      }
      circles += 1;
      return undefined;
    },
  };
}

/** RFC 6901 as a URI fragment. */
function at(document: unknown, pointer: string): unknown {
  let node = document;
  for (const raw of pointer.replace(/^#\/?/, "").split("/")) {
    if (raw === "") continue;
    const name = decoded(raw).replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, name)) return undefined;
    node = (node as Record<string, unknown>)[name];
  }
  return node;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
