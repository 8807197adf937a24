/**
 * A value that must not be written anywhere by accident. Whatever turns things into text (templates, JSON, logs,
 * `console`) gets `[secret]`; only `reveal()`, which is easy to search for, gives the value. It is no protection against
 * code that wants the value.
 */

const brand = Symbol.for("keyrack.secret");
const shown = "[secret]";

export type Secret<Value = string> = {
  readonly [brand]: true;
  reveal(): Value;
  toString(): string;
  toJSON(): string;
};

/** The value is held by a closure: no property, own or inherited, reaches it. */
export function secret<Value>(value: Value): Secret<Value> {
  const wrapper = {
    [brand]: true,
    reveal: () => value,
    toString: () => shown,
    toJSON: () => shown,
    [Symbol.toPrimitive]: () => shown,
    [Symbol.for("nodejs.util.inspect.custom")]: () => shown,
  } as const;
  return Object.freeze(wrapper);
}

/** For loggers that redact by type. Holds across copies of this module in different bundles. */
export function isSecret(value: unknown): value is Secret<unknown> {
  return typeof value === "object" && value !== null && brand in value;
}
