import { eq } from "drizzle-orm";
import type { Outcome } from "@/connectors/kit";
import { isHttp } from "@/connectors/kit";
import type { Actor, Member, System } from "@/lib/actor";
import { connectorOf, schemeOf } from "@/lib/catalog";
import { disableCredential, renameCredential } from "@/lib/credentials/change";
import { createCredential, insertChecked } from "@/lib/credentials/create";
import { keepCheck } from "@/lib/credentials/kept-check";
import { applyRun } from "@/lib/credentials/recheck";
import { rowOf } from "@/lib/credentials/row";
import { parseValues } from "@/lib/credentials/values";
import { demoKey } from "@/lib/demo";
import type { Installation } from "@/lib/installation";
import { explain } from "@/lib/verification/explain";
import type { Verification } from "@/lib/verification/run";
import { cast } from "./cast";
import { stepsTo } from "./outcomes";
import type { Part } from "./part";
import type { People } from "./people";

/**
 * Lives through the last weeks: whatever would have happened is done in its order, by the same functions that the
 * product uses, with the clock set to its time. Only the outcomes are made up; nothing is contacted.
 */
type Deed = { at: number; act: () => Promise<unknown> };
const dayMs = 86_400_000;

export async function liveThrough(home: Installation, people: People, today: number, clock: (at: number) => void) {
  const system: System = { kind: "system", name: "Keyrack", workspaceId: people.ana.workspaceId };
  const deeds = cast.flatMap((part, index) => deedsOf(home, people, system, part, index, today));
  deeds.push(...demoDeeds(home, people.ana, today));
  for (const { at, act } of deeds.sort((a, b) => a.at - b.at)) {
    clock(at);
    await act();
  }
  clock(today);
}

function deedsOf(home: Installation, people: People, system: System, part: Part, index: number, today: number): Deed[] {
  const added = today - part.added * dayMs;
  const author = people[part.by];
  let id = "";
  const begin: Deed = {
    at: added,
    act: async () => {
      id = part.left === "draft" ? await draft(author, part) : await add(home, author, part, index, added, today);
    },
  };
  if (part.left === "draft") return [begin];
  const end = part.left === "paused" ? today - 5.2 * dayMs : today;
  const check = (at: number, actor: Actor): Deed => ({ at, act: () => verified(home, actor, id, part, index, today) });
  const deeds = checkTimes(added, end, index).map((at) => check(at, system));
  // A refusal counts when it is seen twice; the second look comes soon after the first.
  for (const { days, outcome } of part.since ?? []) {
    const seen = deeds.find(({ at }) => at >= today - days * dayMs);
    if (seen && outcome.outcome === "rejected") deeds.push(check(seen.at + 90_000, system));
  }
  if (index % 4 === 1) deeds.push(check(end - (0.6 + index / 10) * dayMs, people.mia));
  if (part.left === "paused") deeds.push({ at: end, act: () => disableCredential(people.ben, id) });
  if (part.name === "Old shop database") {
    deeds.push({
      at: today - 6.4 * dayMs,
      act: () => renameCredential(people.ben, id, "Legacy shop (until migration)"),
    });
  }
  return [begin, ...deeds.filter(({ at }) => at > added && at <= today)];
}

/** Twice a day for thirty days, and once within the last hours. */
function checkTimes(added: number, end: number, index: number): number[] {
  const times: number[] = [];
  const last = end - (2 + ((index * 7) % 41)) * 60_000;
  for (let at = last; at > end - 30 * dayMs && at > added; at -= 0.5 * dayMs - (index % 5) * 60_000) times.push(at);
  return times.reverse();
}

async function add(home: Installation, author: Member, part: Part, seed: number, at: number, today: number) {
  const connector = connectorOf(part.connector);
  const scheme = schemeOf(connector, part.scheme);
  const run = runOf(part, seed, at, today);
  const values = parseValues(scheme.fields, part.values);
  const none = { credential: undefined, baseRevision: undefined };
  const check = { ...none, connector, scheme, values, run, explanation: explain(connector, scheme, run.outcome) };
  const id = await keepCheck(home, author, check);
  return (await insertChecked(author, part.name, { id, ...check })).id;
}

async function draft(author: Member, part: Part): Promise<string> {
  const { connector, scheme, values, name } = part;
  return (await createCredential(author, { connector, scheme, values, name, draft: true })).id;
}

async function verified(home: Installation, actor: Actor, id: string, part: Part, seed: number, today: number) {
  const { secrets } = home.store.t;
  const row = await rowOf(home.store, home.store.db, actor, id);
  const [sealed] = await home.store.db.select().from(secrets).where(eq(secrets.credentialId, id));
  const at = Date.now();
  await applyRun(actor, row, sealed?.revision ?? 1, runOf(part, seed + Math.floor(at / 60_000), at, today));
}

function runOf(part: Part, seed: number, at: number, today: number): Verification {
  const phase = (part.since ?? []).findLast(({ days }) => at >= today - days * dayMs);
  const { expiresInDays, ...who } = part.who;
  const ends = expiresInDays === undefined ? {} : { expiresAt: today + expiresInDays * dayMs };
  const outcome: Outcome = phase?.outcome ?? { outcome: "verified", ...who, ...ends };
  const steps = stepsTo(outcome, seed, isHttp(schemeOf(connectorOf(part.connector), part.scheme)));
  return { outcome, steps, at, ms: steps.reduce((sum, step) => sum + step.ms, 0) };
}

/** The two that can be tried out, because the demo application is part of Keyrack. */
function demoDeeds(home: Installation, ana: Member, today: number): Deed[] {
  const add = (name: string, key: () => Promise<string>) => async () =>
    createCredential(ana, { connector: "demo", scheme: "key", values: { key: await key() }, name });
  return [{ at: today - 26 * 60_000, act: add("Demo application", () => demoKey(home.store, home.vault)) }];
}
