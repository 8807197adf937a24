import { eq } from "drizzle-orm";
import type { CheckDone, Step as CheckedStep } from "@/connectors/kit";
import type { Visitor } from "@/lib/actor";
import { erase } from "@/lib/credentials/change";
import { type CheckInput, doneMessage, runCheck } from "@/lib/credentials/check";
import { type Submitted, submitCredential } from "@/lib/credentials/submit";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { connectorAsked, leavesFor, schemeAsked, valuesFor } from "./asked";
import { askedOf, linkTarget, stepsOf } from "./link";
import { endVisit, visitorOf } from "./visit";
import { connectedAlready, type Key, type Step, stepWith, updateStep, visitorAt } from "./visitor";

/**
 * What a visitor hands in for one step. Application, authentication type, locked fields and the workspace's OAuth client
 * come from the link; of the form only the values of the open fields count. What works is saved at once.
 */
export type Given = {
  position: number;
  /** Counts only where the link leaves the choice. */
  scheme?: string | undefined;
  values: Readonly<Record<string, unknown>>;
  base?: string | undefined;
};

/** A live check. What does not work is kept as the reason why they are stuck. */
export async function checkStep(
  key: Key,
  given: Given,
  options: { onStep: (step: CheckedStep) => void; signal: AbortSignal },
): Promise<CheckDone> {
  const home = await installation();
  const { visitor, input, step } = await prepared(home, key, given);
  const check = await runCheck(visitor, input, options);
  const done = await doneMessage(visitor, check);
  if (done.outcome === "rejected" || done.outcome === "inconclusive" || done.otherAccount)
    await stuck(home, step, sayOf(done));
  return done;
}

/** `check` names a live check made before. Throws what `submitCredential` throws. */
export async function submitStep(
  key: Key,
  given: Given & { check?: string | undefined; unverified?: boolean },
): Promise<Submitted> {
  const home = await installation();
  const { visitor, input, step } = await prepared(home, key, given);
  if (leavesFor(schemeAsked(step.asked, step.way.link, input.scheme)))
    throw new AppError("conflict", "This one is connected by signing in there.");
  const { asked } = step;
  const submitted = await submitCredential(visitor, {
    ...input,
    name: asked.name,
    intent: given.unverified && asked.credential === undefined ? "unverified" : "save",
    ...(given.check === undefined ? {} : { check: given.check }),
  });
  if ("saved" in submitted) await completeStep(home, step, submitted.saved, input.scheme);
  else await stuck(home, step, sayOf(submitted.done));
  return submitted;
}

/**
 * Marks it done for the sender to see, and ends the visit when nothing is left of a link for one thing. Of two that were
 * handed in at once the later is deleted again: throws `conflict`.
 */
export async function completeStep(home: Installation, at: Step, credential: string, scheme: string): Promise<void> {
  const { store } = home;
  const { credentials: c } = store.t;
  const { way, asked, step } = at;
  const { link, visit } = way;
  const late = await store.write(async (tx) => {
    const now = (await stepsOf(store, tx, visit.id)).find((each) => each.position === step.position);
    if (asked.credential === undefined && now?.state === "done" && now.credentialId !== credential) {
      await takeBack(home, tx, at, credential);
      return true;
    }
    const done = { state: "done", credentialId: credential, scheme, reason: null, browser: visit.browser };
    await updateStep(store, tx, step, done);
    // Whoever asked for it owns it here, and looks after it.
    const sender = {
      createdBy: link.createdBy,
      ...(link.createdBy.startsWith("us_") ? { caretaker: link.createdBy } : {}),
    };
    if (asked.credential === undefined) await tx.update(c).set(sender).where(eq(c.id, credential));
    else await confirmUnlessKnown(home, tx, credential);
    const application = connectorAsked(asked, link).name;
    await record(home, tx, visitorOf(link, visit.id), "link.step_done", linkTarget(link), { application });
    const left = (await stepsOf(store, tx, visit.id)).filter((each) => each.state !== "done");
    if (left.length === 0 && askedOf(link).length === 1) await endVisit(home, tx, link, visit.id);
    return false;
  });
  if (!late) return;
  await store.truncateLog();
  throw connectedAlready();
}

async function takeBack(home: Installation, tx: DB, { way: { link, visit } }: Step, id: string): Promise<void> {
  const { credentials: c } = home.store.t;
  const [row] = await tx.select().from(c).where(eq(c.id, id));
  if (!row) return;
  await erase(home, tx, row);
  const target = { kind: "credential", id, name: row.name } as const;
  await record(home, tx, visitorOf(link, visit.id), "credential.deleted", target, { connector: row.connector });
}

/** Only the browser that met it reads it again. */
export async function stuck({ store }: Installation, { way, step }: Step, reason: string): Promise<void> {
  const set = { state: "stuck", reason: reason.slice(0, 500), browser: way.visit.browser };
  await store.write(async (tx) => {
    const now = (await stepsOf(store, tx, way.visit.id)).find((each) => each.position === step.position);
    // Unless another window of theirs was faster.
    if (now?.state !== "done") await updateStep(store, tx, step, set);
  });
}

/** Where nobody can tell whose account it is, connecting it again waits for a member as well. */
async function confirmUnlessKnown({ store }: Installation, tx: DB, credential: string): Promise<void> {
  const { credentials: c } = store.t;
  const [row] = await tx.select({ identity: c.identity }).from(c).where(eq(c.id, credential));
  if (row && row.identity === null) await tx.update(c).set({ unconfirmedAt: Date.now() }).where(eq(c.id, credential));
}

export async function prepared(
  home: Installation,
  key: Key,
  given: Given,
): Promise<{ visitor: Visitor; input: CheckInput; step: Step }> {
  const step = await stepWith(home.store, home.store.db, key, given.position);
  const visitor = visitorAt(step, given.scheme);
  const { asked, way } = step;
  const scheme = schemeAsked(asked, way.link, visitor.asked?.scheme);
  const client = asked.clients[scheme.id];
  // Begun before, perhaps in another way: it goes on under the same id.
  const credential = visitor.asked?.credential;
  const input: CheckInput = {
    connector: asked.connector,
    scheme: scheme.id,
    values: valuesFor(asked, scheme, given.values),
    ...(credential === undefined ? {} : { credential }),
    ...(given.base === undefined ? {} : { base: given.base }),
    ...(client === undefined || asked.credential !== undefined ? {} : { oauthClient: client }),
  };
  return { visitor, input, step };
}

function sayOf({ explanation, otherAccount }: CheckDone): string {
  if (otherAccount) return `It belongs to ${otherAccount.now}, but ${otherAccount.was} is wanted.`;
  return explanation ? `${explanation.cause} ${explanation.next}` : "It was not accepted.";
}
