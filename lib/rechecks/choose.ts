import { and, eq } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { rowOf } from "@/lib/credentials/row";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { isPace, type Pace, slotAfter } from "./pace";
import { fresh, paceOf, scheduleRow } from "./plan";

/**
 * What people choose about a credential's future: how often it is checked by itself, and the last day of a key whose
 * application does not tell it. When the application tells one after all, that counts.
 */
export type Schedule = {
  pace: Pace;
  /** Milliseconds; undefined when it is not checked by itself. */
  nextAt?: number;
  /** The end, whoever named it. */
  expiresAt?: number;
};

const dayMs = 86_400_000;

/** Throws `not_found`. */
export async function scheduleOf(actor: Actor, id: string): Promise<Schedule> {
  authorize(actor, "credential.read");
  const home = await installation();
  const row = await rowOf(home.store, home.store.db, actor, id);
  const known = await scheduleRow(home, home.store.db, id);
  const nextAt = known?.dueAt ?? undefined;
  return {
    pace: paceOf(known),
    ...(nextAt === undefined || row.state !== "active" ? {} : { nextAt }),
    ...(row.expiresAt === null ? {} : { expiresAt: row.expiresAt }),
  };
}

/** `lastDay` is `YYYY-MM-DD`, the whole of it included (UTC), or empty for none. Throws `invalid_fields`. */
export async function chooseSchedule(
  actor: Actor,
  id: string,
  input: { pace: unknown; lastDay: unknown },
): Promise<void> {
  const home = await installation();
  const { schedules: s, credentials: c } = home.store.t;
  const { pace } = input;
  const typed = endOf(input.lastDay);
  const fields = {
    ...(isPace(pace) ? {} : { pace: "Choose how often." }),
    ...(typed === undefined ? { lastDay: "Enter a date between 2000 and 2100." } : {}),
  };
  if (!isPace(pace) || typed === undefined)
    throw new AppError("invalid_fields", "Look at the marked fields.", { fields });
  await home.store.write(async (tx) => {
    const row = await rowOf(home.store, tx, actor, id);
    authorize(actor, "credential.edit", row);
    const known = await scheduleRow(home, tx, id);
    // The same day as shown is no word of a person: the exact time that the application gave stays.
    const expiresAt = dayOf(row.expiresAt) === dayOf(typed) ? row.expiresAt : typed;
    const moved = paceOf(known) !== pace || known === undefined;
    if (!moved && expiresAt === row.expiresAt) return;
    const next = {
      every: pace,
      typedExpiry: typed,
      ...(moved ? { dueAt: slotAfter(id, pace, Date.now()), troubles: 0 } : {}),
    };
    await tx
      .insert(s)
      .values({ ...fresh(row), ...next })
      .onConflictDoUpdate({ target: s.credentialId, set: next });
    if (expiresAt !== row.expiresAt) await tx.update(c).set({ expiresAt }).where(eq(c.id, id));
    const target = { kind: "credential", id, name: row.name } as const;
    const day = dayOf(expiresAt);
    await record(home, tx, eventActor(actor), "credential.schedule_changed", target, {
      every: pace,
      ...(day ? { lastDay: day } : {}),
    });
  });
}

/** A new value has another end than the one that a person typed for the old. Joins the transaction that stored it. */
export async function forgetTypedDay(home: Installation, tx: DB, id: string): Promise<void> {
  const { schedules: s, credentials: c } = home.store.t;
  const typed = (await scheduleRow(home, tx, id))?.typedExpiry;
  if (typed === null || typed === undefined) return;
  await tx.update(s).set({ typedExpiry: null }).where(eq(s.credentialId, id));
  await tx
    .update(c)
    .set({ expiresAt: null })
    .where(and(eq(c.id, id), eq(c.expiresAt, typed)));
}

/** Null: none. Undefined: not a date. */
function endOf(text: unknown): number | null | undefined {
  if (text === undefined || text === null || text === "") return null;
  const match = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(String(text));
  const start = match ? Date.parse(`${match[0]}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(start) || dayOf(start) !== match?.[0] ? undefined : start + dayMs - 1_000;
}

/** `YYYY-MM-DD` (UTC). */
export function dayOf(at: number | null | undefined): string | undefined {
  return at === null || at === undefined ? undefined : new Date(at).toISOString().slice(0, 10);
}
