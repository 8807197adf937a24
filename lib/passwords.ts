import { hash, verify } from "@node-rs/argon2";

/**
 * argon2id with 64 MiB and three passes. Two at a time: each takes memory for tens of milliseconds, and a flood of
 * sign-ins must not take it all. An unknown user costs the same as a known one.
 */
const cost = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 };
/** A valid hash of nothing anybody knows, in the same parameters. */
const dummy = "$argon2id$v=19$m=65536,t=3,p=1$bm9ib2R5IGtub3dzIHRoaXM$9JfBzqDy2oPAGyyqf0VxKmDnwxrjAUKbPnvC7LRo4uE";

let running = 0;
const waiting: (() => void)[] = [];

export function hashPassword(password: string): Promise<string> {
  return oneOfTwo(() => hash(password.normalize("NFKC"), cost));
}

/** False for a wrong password and for `undefined`, after the same work. */
export async function checkPassword(stored: string | undefined, password: string): Promise<boolean> {
  const right = await oneOfTwo(() => verify(stored ?? dummy, password.normalize("NFKC")));
  return right && stored !== undefined;
}

/** The sentence to show, or undefined when the password will do. Length is what counts; nothing is forced upon people. */
export function passwordProblem(password: string): string | undefined {
  if (password.length < 12) return "Use at least 12 characters; a few words are fine.";
  if (password.length > 200) return "Use at most 200 characters.";
  return new Set(password).size < 5 ? "Use more different characters." : undefined;
}

async function oneOfTwo<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}
