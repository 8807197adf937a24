import { eq } from "drizzle-orm";
import type { Visitor } from "@/lib/actor";
import { submitCredential } from "@/lib/credentials/submit";
import { AppError } from "@/lib/errors";
import { type Installation, installation } from "@/lib/installation";
import { hashOf as attemptId } from "@/lib/oauth/attempt";
import { beginConnection, reconnect } from "@/lib/oauth/begin";
import { chooseFacts } from "@/lib/oauth/choose";
import type { Connected } from "@/lib/oauth/connect";
import { type Callback, finishAuthorization } from "@/lib/oauth/finish";
import type { Started } from "@/lib/oauth/start";
import { askedOf, hashOf, stepsOf } from "./link";
import { completeStep, type Given, prepared, stuck } from "./submit";
import { type Key, type Step, stepWith, updateStep, visitorAt } from "./visitor";

/** A step that is connected by signing in at the application: the way there, back, and a choice that may be left. */

/** `trip` is the value of the cookie of OAuth, if there is one. Throws what `startAuthorization` throws. */
export async function leaveStep(key: Key, given: Given, trip: string | undefined): Promise<Started> {
  const home = await installation();
  const { visitor, input, step } = await prepared(home, key, given);
  const { asked } = step;
  const begun =
    asked.credential === undefined
      ? await beginNew(home, visitor, { input, step }, trip)
      : await reconnect(visitor, asked.credential, trip);
  if ("started" in begun) return begun.started;
  throw new AppError("conflict", "This one needs a code on another screen, which a link cannot ask for.");
}

type New = { input: Awaited<ReturnType<typeof prepared>>["input"]; step: Step };

/** What was typed is kept as a draft, under the same id when they try again. */
async function beginNew(home: Installation, visitor: Visitor, { input, step }: New, trip: string | undefined) {
  const { store } = home;
  const { oauthClient, base: _, ...rest } = input;
  const saved = await submitCredential(visitor, {
    ...rest,
    name: step.asked.name,
    intent: "connect",
    connect: oauthClient ? "shared" : "own",
  });
  const credential = "saved" in saved ? saved.saved : "";
  await store.write((tx) =>
    updateStep(store, tx, step.step, {
      credentialId: credential,
      scheme: input.scheme,
      browser: step.way.visit.browser,
    }),
  );
  const now = visitorAt(
    { ...step, step: { ...step.step, credentialId: credential, scheme: input.scheme } },
    input.scheme,
  );
  return beginConnection(now, {
    credential,
    ...(oauthClient ? { oauthClient } : {}),
    ...(trip === undefined ? {} : { browser: trip }),
  }).catch(async (error: unknown) => {
    if (error instanceof AppError) await stuck(home, step, error.message);
    throw error;
  });
}

/** Where a browser that comes back belongs; `linkHash` is compared with the address that it kept. */
export type Returned = { linkHash: string; position: number };

/**
 * Takes an answer that belongs to a step of this browser; undefined for anybody else's. What the application or the
 * person refused is kept as the reason, for the visitor and the sender to read.
 */
export async function finishForVisitor(callback: Callback, browser: string | undefined): Promise<Returned | undefined> {
  const home = await installation();
  const step = await stepOfState(home, callback.params.get("state") ?? "", browser);
  if (!step) return undefined;
  const returned = { linkHash: step.way.link.hash, position: step.step.position };
  try {
    const connected = await finishAuthorization(visitorAt(step, undefined), callback);
    await noteConnected(home, step, connected);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await stuck(home, step, error.message);
  }
  return returned;
}

/** What the application lists, asked anew. */
export async function choicesOf(key: Key, position: number): Promise<Connected["choices"]> {
  const { visitor, credential } = await choosing(key, position);
  return (await chooseFacts(visitor, credential, {})).choices;
}

export async function chooseForStep(
  key: Key,
  position: number,
  chosen: Readonly<Record<string, string>>,
): Promise<Connected["choices"]> {
  const { home, step, visitor, credential } = await choosing(key, position);
  const connected = await chooseFacts(visitor, credential, chosen);
  await noteConnected(home, step, connected);
  return connected.choices;
}

async function choosing(key: Key, position: number) {
  const home = await installation();
  const step = await stepWith(home.store, home.store.db, key, position);
  const visitor = visitorAt(step, undefined);
  const credential = visitor.asked?.credential;
  if (step.step.state !== "choose" || credential === undefined)
    throw new AppError("conflict", "There is nothing to choose here. Go on with the link.");
  return { home, step, visitor, credential };
}

async function noteConnected(home: Installation, step: Step, connected: Connected): Promise<void> {
  const { store } = home;
  if (connected.state === "choose") {
    await store.write((tx) => updateStep(store, tx, step.step, { state: "choose", reason: null }));
    return;
  }
  await completeStep(home, step, connected.credential, step.step.scheme ?? step.asked.scheme ?? "");
}

/** The attempt says whose it is, the cookie whether this is their browser. */
async function stepOfState(home: Installation, state: string, browser: string | undefined): Promise<Step | undefined> {
  if (state === "" || browser === undefined) return undefined;
  const { store } = home;
  const { oauthAttempts: a, connectVisits: v, connectLinks: l } = store.t;
  const [found] = await store.db
    .select({ visit: v, link: l, credential: a.credentialId })
    .from(a)
    .innerJoin(v, eq(v.id, a.userId))
    .innerJoin(l, eq(l.id, v.linkId))
    .where(eq(a.id, attemptId(state)));
  if (!found || found.visit.browser !== hashOf(browser)) return undefined;
  const { link, visit, credential } = found;
  const usable = link.revokedAt === null && link.expiresAt > Date.now();
  const steps = await stepsOf(store, store.db, visit.id);
  const asks = askedOf(link);
  const step = steps.find((each) => (asks[each.position]?.credential ?? each.credentialId) === credential);
  const asked = step && asks[step.position];
  if (!step || !asked || step.state === "done" || !usable) return undefined;
  return { way: { link, visit, steps }, asked, step };
}
