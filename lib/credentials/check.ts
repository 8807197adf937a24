import { type CheckDone, fieldErrors, type Scheme, type Step, schemaFor, type Values } from "@/connectors/kit";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { connectorOf, schemeOf, usableConnector } from "@/lib/catalog";
import { AppError } from "@/lib/errors";
import { type Installation, installation } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import { editedAccess } from "@/lib/oauth/edited";
import { ownValues, type StandIn, standIn, standInOf } from "@/lib/oauth/stand-in";
import type { AccessSource } from "@/lib/verification/access";
import { explain } from "@/lib/verification/explain";
import { verify } from "@/lib/verification/run";
import { type CheckResult, keepCheck, loadCheck } from "./kept-check";
import { sameAccount } from "./list";
import { staysInPlace } from "./moved";
import { rowOf } from "./row";
import { isOtherAccount } from "./same-account";
import { openSecrets, split } from "./sealed";
import { clearedErrors, mergeValues, targetOf } from "./values";

/**
 * A check before anything is stored. Its values stay sealed on the server for ten minutes, so that a save can name the
 * check instead of sending them again: what was tested is what is stored.
 */
export type CheckInput = {
  connector: string;
  scheme: string;
  /** Field key → value. In an edit only what changed. */
  values: Readonly<Record<string, unknown>>;
  /** The credential being edited. */
  credential?: string;
  /** An OAuth client of the workspace in place of own fields; empty: none any more. Unsaid in an edit: as before. */
  oauthClient?: string;
  /** An earlier check of this person whose sealed values fill what is absent here. */
  base?: string;
};

/** Throws `invalid_fields` before anything is contacted, `rate_limited` when there were too many. */
export async function runCheck(
  actor: Actor,
  input: CheckInput,
  options: { onStep?: (step: Step) => void; signal?: AbortSignal } = {},
): Promise<CheckResult> {
  authorize(actor, input.credential === undefined ? "credential.create" : "credential.edit");
  const home = await installation();
  const connector =
    input.credential === undefined ? usableConnector(actor, input.connector) : connectorOf(input.connector, actor);
  const scheme = schemeOf(connector, input.scheme);
  const { values, facts, baseRevision, shared, access } = await gather(home, actor, scheme, input);
  await limitChecks(actor, scheme, values);
  const run = await verify(scheme, values, { egress: home.egress, facts, ...access, ...options });
  const explanation = explain(connector, scheme, run.outcome, values);
  const own = { values: ownValues(scheme, values, shared), oauthClient: shared?.oauthClient };
  const result = { connector, scheme, ...own, run, explanation, credential: input.credential, baseRevision };
  return { ...result, id: await keepCheck(home, actor, result) };
}

/**
 * Ten a minute for a person, sixty for a token, six for a target: enough to work, too few to guess passwords with. Who
 * checks `many` stored ones at once guesses nothing, and has a larger count of their own. Keyrack itself asks only with
 * what is stored, and must not use up what people have.
 */
export async function limitChecks(actor: Actor, scheme: Scheme, values: Values, many = false): Promise<void> {
  if (actor.kind === "system") return;
  const target = targetOf(scheme, values);
  const max = many ? 600 : actor.kind === "token" ? 60 : 10;
  await countTry({ key: `verify ${many ? "many " : ""}${actor.kind} ${actorId(actor)}`, max, windowMs: 60_000 });
  if (target !== undefined && target !== "demo.keyrack.invalid") {
    await countTry({ key: `verify target ${target}`, max: 6, windowMs: 60_000 });
  }
}

/** The last line of a live check, as the browser gets it. */
export async function doneMessage(actor: Actor, check: CheckResult): Promise<CheckDone> {
  const { store } = await installation();
  const { outcome } = check.run;
  const who = outcome.outcome === "verified" || outcome.outcome === "limited" ? outcome : undefined;
  const row = check.credential === undefined ? undefined : await rowOf(store, store.db, actor, check.credential);
  // What else is here is not for somebody outside.
  const told = actor.kind !== "visitor";
  const same =
    told && who?.identity ? await sameAccount(store, actor, check.connector.id, who.identity, check.credential) : [];
  const other = who && row && isOtherAccount(check.scheme, row, { identity: who.identity, values: check.values });
  return {
    type: "done",
    outcome: outcome.outcome,
    ...("reason" in outcome ? { reason: outcome.reason } : {}),
    ...(who ? { label: who.label } : {}),
    ...(check.explanation ? { explanation: check.explanation } : {}),
    ...(outcome.outcome === "rejected" ? {} : { check: check.id }),
    ...(same.length > 0 ? { same } : {}),
    ...(other ? { otherAccount: { was: row.label ?? row.identity ?? "", now: who.label } } : {}),
  };
}

async function gather(home: Installation, actor: Actor, scheme: Scheme, input: CheckInput): Promise<Gathered> {
  const base = await earlier(actor, scheme, input);
  const place = { connector: input.connector, scheme };
  const named = input.oauthClient ? await standIn(home, actor.workspaceId, place, input.oauthClient) : undefined;
  if (input.credential === undefined) {
    const given = { ...base.values, ...input.values, ...named?.values };
    return {
      values: parsedOr(scheme, given, base.cleared),
      facts: {},
      baseRevision: undefined,
      shared: named,
      access: {},
    };
  }
  const row = await rowOf(home.store, home.store.db, actor, input.credential);
  if (row.connector !== input.connector || (row.scheme !== scheme.id && row.state !== "draft")) {
    throw new AppError("conflict", "This credential belongs to another application or authentication type.");
  }
  const { values: held, revision } = await openSecrets(home, row);
  // A draft may change its authentication type; what was sealed for the one before stays out of it.
  const secret = row.scheme === scheme.id && staysInPlace(row, scheme) ? held : {};
  const before = await standInOf(home, row, scheme);
  const shared = input.oauthClient === undefined ? before : named;
  const given = { ...base.values, ...input.values, ...shared?.values };
  const stored = { ...row.values, ...split(scheme.fields, before?.values ?? {}).open };
  const { input: merged, cleared } = mergeValues(scheme, { open: stored, secret }, given);
  const values = parsedOr(scheme, merged, cleared || base.cleared);
  const gathered = { values, facts: cleared ? {} : row.facts, baseRevision: revision, shared };
  if (row.state === "draft") return { ...gathered, access: {} };
  const edited = { row, scheme, before: { ...stored, ...secret, ...before?.values }, after: values };
  return { ...gathered, access: await editedAccess(home, edited) };
}

type Gathered = Pick<CheckResult, "values" | "baseRevision"> & {
  facts: Values;
  shared: StandIn | undefined;
  access: { access?: AccessSource };
};

function parsedOr(scheme: Scheme, input: unknown, cleared = false): Values {
  const result = schemaFor(scheme.fields).safeParse(input);
  if (result.success) return result.data;
  const errors = fieldErrors(result.error.issues);
  throw new AppError("invalid_fields", "Look at the marked fields.", {
    fields: cleared ? clearedErrors(scheme.fields, errors) : errors,
  });
}

/**
 * Sealed values of an earlier try at the same form, so that one without scripts need not ask for a secret twice. They
 * follow the rule of stored ones: nothing sealed goes to another host than before, or into another credential.
 */
async function earlier(
  actor: Actor,
  scheme: Scheme,
  input: CheckInput,
): Promise<{ values: Readonly<Record<string, unknown>>; cleared: boolean }> {
  if (input.base === undefined) return { values: {}, cleared: false };
  const check = await loadCheck(actor, input.base);
  const same =
    check.connector.id === input.connector && check.scheme.id === scheme.id && check.credential === input.credential;
  if (!same) return { values: {}, cleared: false };
  const merged = mergeValues(scheme, split(scheme.fields, check.values), input.values);
  return { values: merged.input, cleared: merged.cleared };
}
