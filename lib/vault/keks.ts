/**
 * The key encryption keys of a running vault: one under which everything new is sealed, and those before it that records
 * still stand on. Which one opens a wrapped key is read in its header and never tried out.
 */
import { keyIdIn } from "./blob";
import type { Kek } from "./master-key";

export type Keks = {
  current(): Kek;
  /** The one that the header names; the current one for a header that names none of ours, which it then does not fit. */
  namedIn(wrapped: Buffer): Kek;
  /** 16 hex digits each, the current one first. */
  ids(): string[];
  /** Everything from now on is sealed under it; the others still open. */
  promote(kek: Kek): void;
  forget(id: string): void;
};

export function createKeks(first: Kek, others: readonly Kek[]): Keks {
  let current = first;
  const all = new Map([...others, first].map((kek) => [nameOf(kek), kek]));
  return {
    current: () => current,
    namedIn(wrapped) {
      if (all.size === 1 || wrapped.length < 14) return current;
      return all.get(keyIdIn(wrapped).toString("hex")) ?? current;
    },
    ids: () => [nameOf(current), ...[...all.keys()].filter((id) => id !== nameOf(current))],
    promote(kek) {
      all.set(nameOf(kek), kek);
      current = kek;
    },
    forget(id) {
      if (id !== nameOf(current)) all.delete(id);
    },
  };
}

function nameOf(kek: Kek): string {
  return kek.id.toString("hex");
}
