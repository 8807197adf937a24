import type { Delivery } from "@/lib/notifications/log";

/** The address of the next page of a log, which names the last message of this one. A page shows 25. */
export function olderAt(page: string, found: readonly Delivery[]): string | undefined {
  const last = found[24];
  return found.length > 25 && last ? `${page}?before=${last.createdAt}-${last.id}` : undefined;
}

export function beforeAt(text: string | string[] | undefined): { at: number; id: string } | undefined {
  const match = typeof text === "string" ? /^(\d{1,15})-(dl_\w{1,40})$/.exec(text) : null;
  return match ? { at: Number(match[1]), id: match[2] ?? "" } : undefined;
}
