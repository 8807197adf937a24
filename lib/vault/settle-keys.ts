/**
 * Which of the keys that were found is the current one, and which others are needed. The keyring says it: each key that
 * something may stand on has its rows there. A key that is missing although records stand on it stops the start; a new key
 * is taken up only beside the one before, so a mistyped key never becomes one.
 */
import { replaceByNext } from "./key-file";
import type { FoundKey, FoundKeys, KeySearch } from "./key-source";
import { type KeyringRow, type KeyringStore, keyringUnder } from "./keyring";
import type { Kek } from "./master-key";
import { refuseStart } from "./refusal";

export type SettledKeys = { current: FoundKey; others: Kek[]; rows: KeyringRow[] };

type Given = { search: KeySearch; stored: KeyringRow[]; store: KeyringStore; look: boolean };

/** Throws a refusal to start (exit code 78). */
export async function settleKeys({ search, stored, store, look }: Given): Promise<SettledKeys> {
  if ("problem" in search) throw refuseStart(explain(search.problem, stored, search.tried));
  if (stored.length === 0) return { current: search.found, others: [], rows: [] };
  const knows = (key: FoundKey | undefined) => key !== undefined && stored.some((row) => row.kekId === idOf(key));
  const offered = [search.next, search.found, search.old].filter((key) => key !== undefined);
  const current = knows(search.next) && search.next ? search.next : search.found;
  if (knows(current)) {
    const missing = [...new Set(stored.map((row) => row.kekId))].filter(
      (id) => !offered.some((key) => idOf(key) === id),
    );
    const gone = await withoutRecords(missing, { search, stored, store, look });
    if (current === search.next && current.kept && !knows(search.found) && !look) await replaceByNext(current.kept);
    const rows = stored.filter((row) => !gone.includes(row.kekId));
    return { current, others: offered.filter((key) => key !== current && knows(key)).map(({ kek }) => kek), rows };
  }
  const before = search.old;
  if (before && knows(before)) {
    const added = keyringUnder(current.kek, before.kek, stored);
    if (!look) await store.insert(added, stored.length);
    return { current, others: [before.kek], rows: [...stored, ...added] };
  }
  const problem = `The master key is not the one that this database was sealed with: offered key ${idOf(current)}.`;
  throw refuseStart(explain(problem, stored, search.tried));
}

/** Keys that are not offered any more. Nothing stands on them, or the start is refused; then their rows go. */
async function withoutRecords(missing: readonly string[], { search, stored, store, look }: Given): Promise<string[]> {
  for (const id of missing) {
    const standing = await store.standing?.(id);
    if (standing !== 0) {
      const many = standing === undefined ? "Records may" : `${standing} records`;
      const problem = `${many} still stand on the key ${id}, which is not offered. Give it as KEYRACK_MASTER_KEY_OLD (or its _FILE) until they have moved to the new key.`;
      throw refuseStart(explain(problem, stored, (search as FoundKeys).tried));
    }
    if (!look) await store.remove?.(id);
  }
  return [...missing];
}

function idOf({ kek }: FoundKey): string {
  return kek.id.toString("hex");
}

/** What went wrong, which key is needed, where was looked, and that nothing happened. */
function explain(problem: string, rows: KeyringRow[], tried: string[]): string {
  const needed = [...new Set(rows.map((row) => row.kekId))];
  return [
    problem,
    needed.length === 0
      ? "Nothing has been sealed yet: without any key configured and without that file, a new key is made."
      : `Needed key ${needed.join(" or ")}.`,
    `Tried: ${tried.join("; ")}.`,
    "Nothing was written and no key was made.",
  ].join(" ");
}
