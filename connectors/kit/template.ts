import type { Values } from "./field";

/**
 * `{name}` as in RFC 6570, simple expansion: in a URL a value is percent-encoded, so it can add neither a path nor a
 * host. `{+name}` takes a whole base URL (a field of kind `url`) or a path that begins with `/`, as it is. In headers
 * values stand as they are, and a line break in one is refused. Braces around a blank are text, as in GraphQL.
 */

/** Placeholder names used in a template, without a leading `+` or a `*` behind. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(/\{\+?([^{}\s]+?)\*?\}/g)].map((match) => match[1] ?? "");
}

/** `{name*}` makes one of each of the values that are separated by blanks or commas, so possibly none (RFC 6570 2.4.2). */
export function expandEach(template: string, values: Values): string[] {
  const [whole, name] = /\{([^{}\s+*]+)\*\}/.exec(template) ?? [];
  if (whole === undefined || name === undefined) return [expandUrl(template, values)];
  const each = (values[name] ?? "").split(/[\s,]+/).filter((value) => value !== "");
  return each.map((value) => expandUrl(template.replace(whole, `{${name}}`), { ...values, [name]: value }));
}

/**
 * Throws RangeError when `{+name}` would have to insert something else than a base URL or a path, and when a value of
 * dots would take a path segment away: they mean the same encoded (WHATWG URL, double-dot segment).
 */
export function expandUrl(template: string, values: Values): string {
  const query = template.indexOf("?");
  const fill = (_: string, plus: string, name: string, slash: string, at: number) => {
    const value = values[name] ?? "";
    if (!plus && /^\.+$/.test(value) && (query < 0 || at < query))
      throw new RangeError("A value may not be only dots.");
    return `${plus ? whole(value, slash) : encode(value)}${slash}`;
  };
  return template.replace(/\{(\+?)([^{}\s]+)\}(\/?)/g, fill);
}

/** Throws RangeError when a value holds a control character: that would begin another header. */
export function expandHeader(template: string, values: Values): string {
  const text = expandText(template, values);
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(text))
    throw new RangeError("A header value may not hold a line break.");
  return text;
}

export function expandText(template: string, values: Values): string {
  return template.replace(/\{\+?([^{}\s]+)\}/g, (_, name: string) => values[name] ?? "");
}

/** A base URL ends without a slash; a path keeps its own unless one follows in the template. */
function whole(value: string, next: string): string {
  if (/^https?:\/\//i.test(value)) return value.replace(/\/+$/, "");
  if (value !== "" && !/^\/[^\s\\#]*$/.test(value)) throw new RangeError("A path begins with / and holds no blanks.");
  return next ? value.replace(/\/+$/, "") : value;
}

function encode(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
