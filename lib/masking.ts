/**
 * Cuts secrets out of a stream of bytes, in whatever pieces it arrives: what could be the beginning of one is held back
 * until it is clear. Texts of fewer than four characters are left alone, or nothing readable would remain.
 */
export type Mask = { push(chunk: Buffer): Buffer; end(): Buffer };

const stars = "********";
const shortest = 4;

export function maskOf(secrets: readonly string[]): Mask {
  const words = [...new Set(secrets.flatMap(spellings))]
    .filter((word) => word.length >= shortest)
    .sort((a, b) => b.length - a.length);
  let held = "";
  return {
    push: (chunk) => {
      const { clean, rest } = masked(held + chunk.toString("latin1"), words, false);
      held = rest;
      return Buffer.from(clean, "latin1");
    },
    end: () => {
      const { clean } = masked(held, words, true);
      held = "";
      return Buffer.from(clean, "latin1");
    },
  };
}

/** Leftmost and longest first. Unless `last`, it stops where a word begins that the next piece may complete. */
function masked(text: string, words: readonly string[], last: boolean): { clean: string; rest: string } {
  const starts = new Set(words.map((word) => word[0]));
  let clean = "";
  let from = 0;
  let at = 0;
  while (at < text.length) {
    if (!starts.has(text[at])) {
      at++;
      continue;
    }
    const left = text.length - at;
    if (!last && words.some((word) => word.length > left && word.startsWith(text.slice(at)))) break;
    const word = words.find((each) => text.startsWith(each, at));
    if (word !== undefined) {
      clean += text.slice(from, at) + stars;
      from = at + word.length;
    }
    at += word?.length ?? 1;
  }
  return { clean: clean + text.slice(from, at), rest: text.slice(at) };
}

/** Bytes as one character each; each line of a long text by itself, as programs print them. */
function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const lines = secret.includes("\n") ? secret.split(/\r?\n/).filter((line) => line.trim().length >= 8) : [];
  const encoded = [
    encodeURIComponent(secret.toWellFormed()),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
  ];
  const wide = bytes.length >= 8 ? encoded : [];
  return [secret, ...lines, ...wide].map((text) => Buffer.from(text, "utf8").toString("latin1"));
}
