/**
 * Unwrapped data keys of the records read last, so that a hot read costs one decryption instead of two. It holds a fixed
 * number of keys, as KeyObjects only, and gives one out only for the workspace and record that it was unwrapped for:
 * being cached never widens what a wrapped key opens.
 */
import type { KeyObject } from "node:crypto";
import type { Context } from "./context";

type Entry = { key: KeyObject; workspaceId: string; recordId: string };

export type DekCache = {
  get(wrapped: Buffer, place: Context): KeyObject | undefined;
  set(wrapped: Buffer, place: Context, key: KeyObject): void;
  forget(wrapped: Buffer): void;
};

/** Least recently used goes first once `capacity` keys are held. */
export function createDekCache(capacity: number): DekCache {
  const entries = new Map<string, Entry>();
  return {
    get(wrapped, { workspaceId, recordId }) {
      const name = nameOf(wrapped);
      const entry = entries.get(name);
      if (entry === undefined || entry.workspaceId !== workspaceId || entry.recordId !== recordId) return undefined;
      // A Map keeps the order of insertion: moving to the end marks it as used last.
      entries.delete(name);
      entries.set(name, entry);
      return entry.key;
    },
    set(wrapped, { workspaceId, recordId }, key) {
      entries.set(nameOf(wrapped), { key, workspaceId, recordId });
      const oldest = entries.keys().next();
      if (entries.size > capacity && oldest.done !== true) entries.delete(oldest.value);
    },
    forget(wrapped) {
      entries.delete(nameOf(wrapped));
    },
  };
}

/** All bytes: a wrapped key that differs in any of them is another key. */
function nameOf(wrapped: Buffer): string {
  return wrapped.toString("latin1");
}
