/**
 * The fields by which a page's form names its action where no script runs: `$ACTION_REF_n`, `$ACTION_n:0` (which action,
 * and what it is bound to) and `$ACTION_n:1` and on (what that is). Pages write them, browsers give them back as they
 * were. The framework takes ones that somebody changed for a fault of its own (500). True when it will be able to read
 * them; what an action makes of them is its own affair.
 */
export function hasReadableAction(form: FormData): boolean {
  const parts = partsOf(form);
  if (parts === undefined) return false;
  for (const [name, value] of parts) {
    if (!isReadable(value, name, parts)) return false;
    if (name.endsWith(":0") && !isBound(value, name, parts)) return false;
  }
  return true;
}

type Parts = ReadonlyMap<string, unknown>;

/** By name; undefined when one is no JSON. */
function partsOf(form: FormData): Parts | undefined {
  const parts = new Map<string, unknown>();
  for (const [name, value] of form) {
    if (!/^\$ACTION_\d+:[\da-f]+$/.test(name)) continue;
    try {
      parts.set(name, JSON.parse(String(value)));
    } catch {
      // Said by the caller, who knows that a form was meant.
      return undefined;
    }
  }
  return parts;
}

/** To the state before, at least: without it the action would be given the form in its place. */
function isBound(value: unknown, name: string, parts: Parts): boolean {
  if (typeof value !== "object" || value === null || !("bound" in value)) return false;
  const at = typeof value.bound === "string" ? /^\$@([\da-f]+)$/.exec(value.bound)?.[1] : undefined;
  const bound = at === undefined ? undefined : parts.get(beside(name, at));
  return Array.isArray(bound) && bound.length > 0;
}

/** Texts that begin with `$` stand for what JSON has no word for, or for another part, which then must be there. */
function isReadable(value: unknown, name: string, parts: Parts): boolean {
  if (typeof value === "string") return !value.startsWith("$") || isKnown(value.slice(1), name, parts);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every((each) => isReadable(each, name, parts));
}

function isKnown(text: string, name: string, parts: Parts): boolean {
  if (/^(\$.*|undefined|NaN|-?Infinity|-0|D[\d-]+T[\d:.]+Z|n-?\d+)$/s.test(text)) return true;
  const [, at, path = ""] = /^[@QW]?([\da-f]+)((?::[^:]+)*)$/.exec(text) ?? [];
  if (at === undefined || !parts.has(beside(name, at))) return false;
  let found = parts.get(beside(name, at));
  for (const step of path.split(":").slice(1)) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return false;
    found = Reflect.get(found, step);
  }
  return true;
}

function beside(name: string, at: string): string {
  return `${name.slice(0, name.indexOf(":"))}:${at}`;
}
