/**
 * How long a passphrase would hold against somebody who has the file and much time. A rough lower bound: length counts,
 * repetition and rows of keys do not.
 */
export type Strength = { bits: number; words: "weak" | "fair" | "good" | "strong" };

export function strengthOf(passphrase: string): Strength {
  const characters = Array.from(passphrase.normalize("NFKC"));
  const sizes: readonly [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[^A-Za-z0-9]/, 33],
  ];
  const alphabet = sizes.reduce((sum, [pattern, size]) => sum + (pattern.test(passphrase) ? size : 0), 0);
  const worth = characters.filter((character, index) => !follows(characters, character, index)).length;
  const distinct = new Set(characters).size;
  // Words are guessed as words: what looks like a sentence is worth less a character than noise.
  const each = Math.log2(Math.max(alphabet, 1)) * (/\d|[^A-Za-z\s-]/.test(passphrase) ? 0.8 : 0.5);
  const bits = Math.round(Math.min(worth, distinct * 3) * each);
  return { bits, words: bits < 45 ? "weak" : bits < 60 ? "fair" : bits < 80 ? "good" : "strong" };
}

/** The same as the one before, or the next of the alphabet. */
function follows(all: readonly string[], character: string, index: number): boolean {
  const before = all[index - 1];
  if (before === undefined) return false;
  const step = (character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  return step === 0 || step === 1 || step === -1;
}

/** The sentence to show, or undefined when it will do. */
export function passphraseProblem(passphrase: string): string | undefined {
  if (passphrase.length > 500) return "Use at most 500 characters.";
  if (passphrase.length < 12 || strengthOf(passphrase).words === "weak")
    return "Too easy to guess for a file that travels. Use five or more unrelated words.";
  return undefined;
}
