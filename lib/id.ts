import { randomInt } from "node:crypto";

/** Ids say what they name and are random, so that they can be neither guessed nor counted. */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** `prefix_` and 22 base62 characters: 131 bits. */
export function newId(
  prefix:
    | "us"
    | "ws"
    | "mb"
    | "cr"
    | "ve"
    | "ck"
    | "nr"
    | "rq"
    | "oc"
    | "tk"
    | "fl"
    | "in"
    | "iv"
    | "cd"
    | "lk"
    | "lv"
    | "ch"
    | "no"
    | "dl"
    | "lg",
): string {
  let id = `${prefix}_`;
  for (let i = 0; i < 22; i++) id += alphabet[randomInt(62)];
  return id;
}

export function isId(prefix: string, text: string): boolean {
  return text.startsWith(`${prefix}_`) && /^[a-z]{2}_[0-9A-Za-z]{22}$/.test(text);
}
