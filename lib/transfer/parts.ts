import type { CredentialRow } from "@/lib/credentials/row";
import { isOwn } from "@/lib/custom-connectors/shelf";
import { mostApplications } from "./applications";
import { limits } from "./record";

/**
 * Cuts what leaves into files that can be brought again: as many entries and applications as an import reads, and no more
 * bytes than it takes. An entry is never cut.
 */
type Entry<T> = { row: CredentialRow; entry: T };

/** `bytesOf` an entry in the file, `applicationBytes` of an application that it brings along. */
export function partsOf<T>(
  entries: readonly Entry<T>[],
  {
    bytesOf,
    applicationBytes,
    most,
  }: { bytesOf: (entry: T) => number; applicationBytes: (id: string) => number; most: number },
): Entry<T>[][] {
  const parts: Entry<T>[][] = [];
  let applications = new Set<string>();
  let bytes = 0;
  for (const each of entries) {
    const id = each.row.connector;
    const brought = isOwn(id) && !applications.has(id) ? applicationBytes(id) : 0;
    const last = parts.at(-1);
    const more = bytesOf(each.entry);
    const full = bytes + more + brought > most || applications.size + (brought > 0 ? 1 : 0) > mostApplications;
    if (last && !full && last.length < limits.rows) {
      last.push(each);
      bytes += more + brought;
    } else {
      parts.push([each]);
      applications = new Set();
      bytes = more + (isOwn(id) ? applicationBytes(id) : 0);
    }
    if (isOwn(id)) applications.add(id);
  }
  return parts;
}

/** Sealed and armored a text is longer by three eighths and its head. */
export const mostToSeal = Math.floor(((limits.bytes - 20_000) * 8) / 11);
export const mostOpen = limits.bytes - 20_000;
