import type { Values } from "./field";

/**
 * `{name}` as in RFC 6570, simple expansion: in a URL a value is percent-encoded, so it can add neither a path nor a
 * host. `{+name}` takes a whole base URL and is only for fields of kind `url`. In headers values stand as they are, and
 * a line break in one is refused.
 */

/** Placeholder names used in a template, without a leading `+`. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(/\{\+?([^{}]+)\}/g)].map((match) => match[1] ?? "");
}

export function expandUrl(template: string, values: Values): string {
  return template.replace(/\{(\+?)([^{}]+)\}/g, (_, plus: string, name: string) => {
    const value = values[name] ?? "";
    return plus ? value.replace(/\/+$/, "") : encode(value);
  });
}

/** Throws RangeError when a value holds a control character: that would begin another header. */
export function expandHeader(template: string, values: Values): string {
  const text = expandText(template, values);
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(text))
    throw new RangeError("A header value may not hold a line break.");
  return text;
}

export function expandText(template: string, values: Values): string {
  return template.replace(/\{\+?([^{}]+)\}/g, (_, name: string) => values[name] ?? "");
}

function encode(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
