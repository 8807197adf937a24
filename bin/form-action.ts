/**
 * The fields by which a page's form names its action where no script runs: `$ACTION_ID_…`, or `$ACTION_REF_n`,
 * `$ACTION_n:0` (which action, and what it is bound to) and `$ACTION_n:1` and on (what that is). Pages write them,
 * browsers give them back as they were. The framework takes ones that somebody changed for a fault of its own (500). True
 * when it will be able to read them and the action is given as much as it takes; the rest is the action's own affair.
 */
export function hasReadableAction(form: FormData): boolean {
  const parts = partsOf(form);
  if (parts === undefined) return false;
  for (const name of form.keys()) {
    const id = /^\$ACTION_ID_(.*)$/s.exec(name)?.[1];
    if (id !== undefined && (takes(id) ?? 0) > 1) return false;
  }
  for (const [name, value] of parts) {
    if (!isReadable(value, name, parts)) return false;
    if (name.endsWith(":0") && !isBound(value, name, parts)) return false;
  }
  return true;
}

/**
 * The same for an action that a script calls: `0` is the list of what it is given, in which `$K1` stands for a form whose
 * fields are the ones that begin with `_1_`. An action that takes anything takes a form last; one that takes texts and
 * the like instead is written with `...`, and looks at each itself.
 */
export function isReadableCall(id: string, form: FormData): boolean {
  const parts = partsOf(form);
  const given = parts?.get("0");
  if (parts === undefined || !Array.isArray(given) || given.length > most) return false;
  const count = takes(id);
  if (count !== undefined && count !== given.length) return false;
  if (count !== undefined && count > 0) {
    const form: unknown = given.pop();
    if (typeof form !== "string" || !/^\$K[\da-f]+$/.test(form) || !given.every(isThere)) return false;
  }
  // What needs parts of its own, such as a list without doubles, no page gives.
  return parts.size === 1 && isReadable(parts.get("0"), "0", parts);
}

/** How many arguments the framework counts, and how deep what pages send can be at the most. */
const most = 6;
const deepest = 50;

/** What an action takes stands in the first two digits of its id: a bit for each of six, and one for `...`, which is undefined here. */
function takes(id: string): number | undefined {
  const bits = Number.parseInt(id.slice(0, 2), 16);
  if ((bits & 1) === 1) return undefined;
  const used = (bits >> 1) & 0b111111;
  return used.toString(2).padStart(most, "0").lastIndexOf("1") + 1;
}

/** No state of a form is nothing. */
function isThere(value: unknown): boolean {
  return value !== null && value !== "$undefined";
}

type Parts = Map<string, unknown>;

/** By name; undefined when one is no JSON, or there twice. */
function partsOf(form: FormData): Parts | undefined {
  const parts: Parts = new Map();
  for (const [name, value] of form) {
    if (!/^(?:\$ACTION_\d+:)?\d+$/.test(name)) continue;
    if (parts.has(name)) return undefined;
    try {
      parts.set(name, JSON.parse(String(value)));
    } catch {
      // Said by the caller, who knows that a form was meant.
      return undefined;
    }
  }
  return parts;
}

/** To all that it takes before the form: with less it would be given the form in its place. */
function isBound(value: unknown, name: string, parts: Parts): boolean {
  if (typeof value !== "object" || value === null || !("bound" in value)) return false;
  const count = "id" in value && typeof value.id === "string" ? takes(value.id) : 0;
  const at = typeof value.bound === "string" ? /^\$@([\da-f]+)$/.exec(value.bound)?.[1] : undefined;
  const bound = at === undefined ? undefined : parts.get(beside(name, at));
  if (!Array.isArray(bound) || bound.length > most) return false;
  return count === undefined || (bound.length === count - 1 && count > 1 && bound.every(isThere));
}

/** Texts that begin with `$` stand for what JSON has no word for, or for another part, which then must be there. */
function isReadable(value: unknown, name: string, parts: Parts, depth = 0): boolean {
  if (typeof value === "string") return !value.startsWith("$") || isKnown(value.slice(1), name, parts);
  if (typeof value !== "object" || value === null) return true;
  return depth < deepest && Object.values(value).every((each) => isReadable(each, name, parts, depth + 1));
}

function isKnown(text: string, name: string, parts: Parts): boolean {
  if (/^(\$.*|undefined|NaN|-?Infinity|-0|D[\d-]+T[\d:.]+Z|n-?\d{1,299})$/s.test(text)) return true;
  const [, kind, at, path = ""] = /^([@QW]?)([\da-f]+)((?::[^:]+)*)$/.exec(text) ?? [];
  if (at === undefined || !parts.has(beside(name, at))) return false;
  let found = parts.get(beside(name, at));
  for (const step of path.split(":").slice(1)) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return false;
    found = Reflect.get(found, step);
  }
  if (kind === "") return path !== "" && typeof found === "object" && found !== null;
  // Of another part: one that stands in itself is never read to its end.
  if (beside(name, at) === name) return false;
  return kind === "@" || (Array.isArray(found) && (kind === "W" || found.every(Array.isArray)));
}

/** Parts are called by decimal numbers, and referred to by hexadecimal ones. */
function beside(name: string, at: string): string {
  return `${name.slice(0, name.indexOf(":") + 1)}${Number.parseInt(at, 16)}`;
}
