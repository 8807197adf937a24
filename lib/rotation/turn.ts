import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import type { Installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { forAll } from "@/lib/request-context";
import { readSetting, type Settings, writeSetting } from "@/lib/settings";
import { type SealedPlace, type SealedRow, sealedPlaces, standingOn } from "./places";
import { reencryptRow } from "./reencrypt";

/**
 * Moves what stands on an old key, batch by batch in the order of the ids, each batch with its cursor in one transaction:
 * a crash loses at most the batch under way, and the next start goes on. A row that changed meanwhile is left alone, one
 * that cannot be opened stays as it is and is told.
 */
const batchSize = 100;
const key = Symbol.for("keyrack.rotation");
type Turning = { round: Promise<void> | undefined; stopped: boolean };

/** Goes on in the background, once at a time, also across the bundles of one process. */
export function keepTurning(home: Installation): void {
  if (home.vault.keyIds().length < 2) return;
  const turning = turningOf(home);
  if (turning.stopped) return;
  turning.round ??= forAll(() => turnKeys(home))
    .catch((error: unknown) => log("error", "moving to the new master key stopped and is tried again", { error }))
    .finally(() => {
      turning.round = undefined;
    });
}

/** The batch under way is finished; the next start goes on. */
export async function stopTurning(home: Installation): Promise<void> {
  const turning = turningOf(home);
  turning.stopped = true;
  await turning.round;
}

function turningOf({ store }: Installation): Turning {
  const holder = store as { [key]?: Turning };
  holder[key] ??= { round: undefined, stopped: false };
  return holder[key];
}

/** Waits until nothing stands on the old keys but what cannot be opened or is being refreshed. */
export async function turnKeys(home: Installation, told: (state: Settings["keyRotation"]) => void = () => undefined) {
  const { store, vault } = home;
  for (const from of vault.keyIds().slice(1)) {
    let state = await readSetting(store, "keyRotation");
    if (state?.finishedAt !== undefined && (await standingOn(store, from)) === state.damaged.length) continue;
    const places = sealedPlaces(store);
    const begin = Math.max(
      0,
      places.findIndex(({ name }) => name === state?.place),
    );
    for (const place of [...places.slice(begin), ...places.slice(0, begin)]) {
      let cursor = state?.place === place.name ? state.cursor : "";
      while (!turningOf(home).stopped) {
        const batch = await store.write((tx) => move(home, tx, place, { from, cursor }));
        if (!batch) break;
        cursor = batch.cursor;
        state = batch.state ?? state;
        if (state) told(state);
        // Readers and the rest come first.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    if (!turningOf(home).stopped) await finish(home, from);
  }
}

type At = { from: string; cursor: string };

async function move(home: Installation, tx: DB, place: SealedPlace, { from, cursor }: At) {
  const rows = await place.after(tx, from, cursor, batchSize);
  const last = rows.at(-1);
  if (!last) return undefined;
  const before = await readSetting(home.store, "keyRotation");
  let moved = 0;
  const damaged: string[] = [];
  for (const row of rows) {
    const outcome = await moveRow(home, tx, { place, row, reencrypt: before?.reencrypt === true });
    if (outcome === "moved") moved += 1;
    if (outcome === "damaged") damaged.push(`${place.name} ${row.id}`);
  }
  const state = before && {
    ...before,
    moved: before.moved + moved,
    place: place.name,
    cursor: last.id,
    damaged: [...new Set([...before.damaged, ...damaged])].slice(0, 1000),
  };
  if (state) await writeSetting(home.store, tx, "keyRotation", state);
  return { cursor: last.id, state };
}

async function moveRow(
  home: Installation,
  tx: DB,
  { place, row, reencrypt }: { place: SealedPlace; row: SealedRow; reencrypt: boolean },
): Promise<"moved" | "busy" | "damaged"> {
  try {
    if (reencrypt) {
      const done = await reencryptRow(home, tx, place.name, row.id);
      if (done !== "unsuited") return done;
    }
    const wrapped = home.vault.rewrap(row.wrappedDek, { workspaceId: row.workspaceId, recordId: row.id });
    if (wrapped) await place.swap(tx, row, wrapped);
    return "moved";
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "damaged") throw error;
    log("warn", "a record cannot be moved to the new master key because it does not open", {
      place: place.name,
      id: row.id,
    });
    return "damaged";
  }
}

/** From the beginning next time when something is left that was busy or came late. */
async function finish({ store }: Installation, from: string): Promise<void> {
  await store.write(async (tx) => {
    const state = await readSetting(store, "keyRotation");
    if (!state) return;
    const standing = await standingOn(store, from, tx);
    const over = standing <= state.damaged.length;
    const { finishedAt: _, ...rest } = state;
    const damaged = over ? state.damaged : [];
    const done = over ? { finishedAt: Date.now() } : {};
    await writeSetting(store, tx, "keyRotation", { ...rest, damaged, place: "", cursor: "", ...done });
    if (over)
      log("info", "everything has moved to the new master key", { moved: state.moved, damaged: damaged.length });
  });
}
