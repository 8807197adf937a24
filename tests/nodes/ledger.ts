import type { Node } from "./nodes";

/**
 * The list of acknowledged writes of several nodes, kept outside of them. A write that was refused or cut off may have
 * happened all the same; every one that was answered must be there until a later one replaced it.
 */
export type Ledger = {
  /** Renames and makes credentials on a node until `stopped`. */
  write(node: Node, stopped: () => boolean): Promise<void>;
  /** Renews access tokens on a node until `stopped`. */
  renew(node: Node, ids: readonly string[], stopped: () => boolean): Promise<void>;
  /** What is not as it was acknowledged; `stored` is the name of each credential. */
  check(stored: ReadonlyMap<string, string>): string[];
  counts(): { acknowledged: number; refused: number; renewed: number };
};

export function ledger(): Ledger {
  const names = new Map<string, { kept: string; maybe: Set<string> }>();
  const busy = new Set<string>();
  let [acknowledged, refused, renewed, counter] = [0, 0, 0, 0];

  const make = async (node: Node) => {
    for (const id of await node.does<string[]>("fill", 1)) names.set(id, { kept: "C0", maybe: new Set() });
  };
  const rename = async (node: Node, id: string) => {
    const state = names.get(id);
    if (!state || busy.has(id)) return;
    counter += 1;
    const name = `Name ${counter}`;
    busy.add(id);
    state.maybe.add(name);
    try {
      await node.does("rename", id, name);
      names.set(id, { kept: name, maybe: new Set() });
    } finally {
      busy.delete(id);
    }
  };
  /** While the database is away, nodes refuse. */
  const trying = async (deed: () => Promise<unknown>, done: () => void) => {
    try {
      await deed();
      done();
    } catch (error) {
      // Anything but "not now" is a finding.
      if (!(error instanceof Error && /^503 /.test(error.message))) throw error;
      refused += 1;
      await new Promise((wait) => setTimeout(wait, 20));
    }
  };

  return {
    async write(node, stopped) {
      while (!stopped()) {
        const ids = [...names.keys()];
        const id = ids[Math.floor(Math.random() * ids.length)];
        const deed = () => (id === undefined || ids.length < 20 || Math.random() < 0.1 ? make(node) : rename(node, id));
        await trying(deed, () => {
          acknowledged += 1;
        });
      }
    },
    async renew(node, ids, stopped) {
      for (let at = 0; !stopped(); at += 1) {
        const id = ids[at % ids.length] ?? "";
        await trying(
          () => node.does("renew", id),
          () => {
            renewed += 1;
          },
        );
      }
    },
    check(stored) {
      const wrong: string[] = [];
      for (const [id, { kept, maybe }] of names) {
        const found = stored.get(id);
        if (found === undefined || (found !== kept && !maybe.has(found))) wrong.push(`${id}: ${found}, not ${kept}`);
        else names.set(id, { kept: found, maybe: new Set() });
      }
      return wrong;
    },
    counts: () => ({ acknowledged, refused, renewed }),
  };
}
