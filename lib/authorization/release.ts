import type { Actor } from "@/lib/actor";
import { actorId } from "@/lib/actor";
import { keepFlushing } from "@/lib/batches";
import type { EventAction } from "@/lib/event-action";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import type { Opened } from "./opened";

/**
 * Who was given access, in the audit trail. The first time in a minute is committed before the answer goes out: if that
 * fails, nothing is released. What follows in the same minute is counted and written as one more line when it is over.
 */
export type ReleaseAction = Extract<EventAction, "authorization.released" | "proxy.used">;

type Minute = {
  minute: number;
  /** Beyond the first. */
  rest: number;
  actor: Actor;
  action: ReleaseAction;
  target: { kind: "credential"; id: string; name: string };
  committed: Promise<void> | undefined;
};

/** A transaction each, so that callers need not wait for the lines of a thousand credentials. */
const pieceLines = 50;

const key = Symbol.for("keyrack.releases");
const shared = globalThis as { [key]?: Map<string, Minute> };
shared[key] ??= new Map();
const minutes = shared[key];

/** Undefined when the line of this minute is there already; otherwise wait for it. */
export function noteRelease(
  home: Installation,
  actor: Actor,
  action: ReleaseAction,
  opened: Pick<Opened, "id" | "name">,
): Promise<void> | undefined {
  const minute = Math.floor(Date.now() / 60_000);
  const name = `${actorId(actor)} ${opened.id} ${action}`;
  const known = minutes.get(name);
  if (known?.minute === minute) {
    known.rest += 1;
    return known.committed;
  }
  if (known !== undefined && known.rest > 0) minutes.set(`${name} ${known.minute}`, known);
  keepFlushing("releases", 5_000, flushReleases);
  const target = { kind: "credential", id: opened.id, name: opened.name } as const;
  const first: Minute = { minute, rest: 0, actor, action, target, committed: undefined };
  minutes.set(name, first);
  first.committed = commit(home, first).catch((error: unknown) => {
    if (minutes.get(name) === first) minutes.delete(name);
    throw error;
  });
  return first.committed;
}

/** A secret that is read is a line of its own, each time. */
export async function recordReveal(home: Installation, actor: Actor, opened: Opened): Promise<void> {
  const target = { kind: "credential", id: opened.id, name: opened.name } as const;
  await home.store.write((tx) => record(home, tx, eventActor(actor), "secret.released", target));
}

async function commit(home: Installation, first: Minute): Promise<void> {
  const { actor, action, target } = first;
  await home.store.write((tx) => record(home, tx, eventActor(actor), action, target, { count: 1 }));
  first.committed = undefined;
}

/** Minutes that are over, and all of them when the process ends. */
export async function flushReleases(last: boolean): Promise<void> {
  const now = Math.floor(Date.now() / 60_000);
  const over = [...minutes].filter(([, each]) => (last || each.minute !== now) && each.committed === undefined);
  // Taken out before anything is awaited: what is counted meanwhile belongs to the next flush.
  const told = over.map(([, each]) => ({ each, rest: take(each) })).filter(({ rest }) => rest > 0);
  while (told.length > 0) {
    try {
      await write(told.slice(0, pieceLines));
    } catch (error) {
      for (const { each, rest } of told) each.rest += rest;
      throw error;
    }
    told.splice(0, pieceLines);
    if (!last) await new Promise((resolve) => setImmediate(resolve));
  }
  for (const [name, each] of over) if (minutes.get(name) === each && each.rest === 0) minutes.delete(name);
}

function take(minute: Minute): number {
  const { rest } = minute;
  minute.rest = 0;
  return rest;
}

async function write(told: readonly { each: Minute; rest: number }[]): Promise<void> {
  const home = await installation();
  await home.store.write(async (tx) => {
    for (const { each, rest } of told) {
      const detail = { count: rest, minute: new Date(each.minute * 60_000).toISOString() };
      await record(home, tx, eventActor(each.actor), each.action, each.target, detail);
    }
  });
}
