/**
 * What all signatures are counted over: percent-encoding that leaves only unreserved characters (RFC 3986 2.3), and the
 * parameters of a query or form as they were meant. What cannot be decoded stands for itself.
 */
export function strictly(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Name and value of each parameter, in their order, of a query without `?` or of a form. */
export function parametersOf(text: string): [string, string][] {
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [decoded(pair), ""] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
    });
}

/** By code unit, as all these rules sort; equal names by value. */
export function sorted(pairs: readonly (readonly [string, string])[]): [string, string][] {
  return [...pairs].map(([name, value]): [string, string] => [name, value]).sort(compare);
}

function compare([a, x]: readonly [string, string], [b, y]: readonly [string, string]): number {
  if (a !== b) return a < b ? -1 : 1;
  return x === y ? 0 : x < y ? -1 : 1;
}

function decoded(text: string): string {
  const plain = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
