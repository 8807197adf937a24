import type { Running } from "./process";

/**
 * The list of acknowledged writes, kept outside the process that is killed. A write that was under way when it died may
 * have happened or not; everything that was answered must be there, and nothing else.
 */
export type Ledger = {
  /** Writes one after the other until the process is gone. */
  write(running: Running): Promise<void>;
  /** What is not as it was acknowledged; what was uncertain becomes certain by this look. */
  check(running: Running, token: string, which: "touched" | "all"): Promise<string[]>;
  acknowledged(): number;
  uncertain(): number;
  /** Writes that a living process said no to. */
  refused(): number;
};

type State = { name: string; token: string } | "gone";

/** `refusals`: a disk that fails makes a living process refuse some. */
export function ledgerOf({ refusals = false } = {}): Ledger {
  const states = new Map<string, State>();
  const maybe = new Map<string, State>();
  const touched = new Set<string>();
  const busy = new Set<string>();
  let [acknowledged, uncertain, counter, refused] = [0, 0, 0, 0];

  const deed = async (running: Running): Promise<void> => {
    const free = [...states].filter(([id, state]) => state !== "gone" && !busy.has(id));
    const kind = Math.random();
    counter += 1;
    if (free.length < 20 || kind < 0.2) {
      const made = await running.deed("fill", 1);
      const [id] = made.status === 200 ? (JSON.parse(made.text) as string[]) : [];
      if (id === undefined) throw new Error(`${made.status} ${made.text}`);
      states.set(id, { name: "C0", token: "token-0" });
      touched.add(id);
      acknowledged += 1;
      return;
    }
    const [id, state] = free[Math.floor(Math.random() * free.length)] ?? [];
    if (id === undefined || state === undefined || state === "gone") return;
    const next: State =
      kind < 0.35 ? "gone" : kind < 0.65 ? { ...state, name: `Name ${counter}` } : { ...state, token: `t-${counter}` };
    busy.add(id);
    touched.add(id);
    maybe.set(id, next);
    try {
      const answer =
        next === "gone"
          ? await running.deed("remove", id)
          : next.name !== state.name
            ? await running.deed("rename", id, next.name)
            : await running.deed("replace", id, next.token);
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
      states.set(id, next);
      maybe.delete(id);
      acknowledged += 1;
    } finally {
      busy.delete(id);
    }
  };

  return {
    async write(running) {
      while (running.alive()) {
        try {
          await deed(running);
        } catch (error) {
          // A refusal of a living process is a finding; a cut connection is what this is about.
          if (!(error instanceof Error && /^\d{3} /.test(error.message))) return;
          if (!refusals) throw error;
          refused += 1;
        }
      }
    },
    async check(running, token, which) {
      const wrong: string[] = [];
      for (const id of which === "all" ? [...states.keys()] : [...touched]) {
        const found = await look(running, token, id);
        const [kept, open] = [states.get(id), maybe.get(id)];
        if (open !== undefined) uncertain += 1;
        if (!same(found, kept) && !(open !== undefined && same(found, open)))
          wrong.push(`${id}: ${JSON.stringify(found)} instead of ${JSON.stringify(kept)}`);
        states.set(id, found);
        maybe.delete(id);
      }
      touched.clear();
      return wrong;
    },
    acknowledged: () => acknowledged,
    uncertain: () => uncertain,
    refused: () => refused,
  };
}

async function look(running: Running, token: string, id: string): Promise<State> {
  const [summary, secret] = await Promise.all([
    running.get(`/api/v1/credentials/${id}`, token),
    running.get(`/api/v1/credentials/${id}/secret`, token),
  ]);
  if (summary.status === 404) return "gone";
  const { name } = JSON.parse(summary.text) as { name: string };
  const { values } = JSON.parse(secret.text) as { values?: { token: string } };
  return { name, token: values?.token ?? `${secret.status} ${secret.text}` };
}

function same(a: State, b: State | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
