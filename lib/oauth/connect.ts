import { eq } from "drizzle-orm";
import type { Explanation, Outcome, Values } from "@/connectors/kit";
import { type Actor, actorId } from "@/lib/actor";
import { connectorOf } from "@/lib/catalog";
import { factsOf } from "@/lib/credentials/create";
import { recordVerification } from "@/lib/credentials/history";
import { type CredentialRow, rowOf, searchText } from "@/lib/credentials/row";
import { columnsOf, statusAfter } from "@/lib/credentials/status";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type FirstGrant, forgetPending, storeFirst } from "@/lib/grants/first";
import type { Installation } from "@/lib/installation";
import { notifyStatus } from "@/lib/notifications/notice";
import { explain } from "@/lib/verification/explain";
import { type Verification, verify } from "@/lib/verification/run";
import type { OAuthCredential } from "./credential";
import { type FactChoice, type Facts, factValues, requestedFacts } from "./facts";
import { refusedBy } from "./refusal";
import { missingScopes } from "./scopes";
import { failedWith } from "./unconnected";

/**
 * The end of every way to tokens: facts, the question who we are, and one transaction that stores grant, status, history
 * and event. Another account than before is refused and leaves everything as it was; so does a token that the
 * application itself does not take.
 */
export type Connected = {
  credential: string;
  /** `choose`: it works once somebody has chosen. */
  state: "connected" | "choose";
  choices: readonly FactChoice[];
  wanted: readonly string[];
  /** Undefined: the application does not say, so all of it. */
  granted: readonly string[] | undefined;
  missing: readonly string[];
  /** `ends`: the application gave no way to renew, so it has to be connected again by `endsAt` (milliseconds). */
  lasting: "renewed" | "endless" | "ends";
  endsAt?: number;
  label?: string;
  outcome?: Outcome;
  explanation?: Explanation;
};

export type Given = {
  token: string;
  /** Of OAuth 1.0a. */
  tokenSecret?: string;
  facts: Facts;
  wanted: readonly string[];
  granted: readonly string[] | undefined;
  lasting: Pick<Connected, "lasting" | "endsAt">;
  /** Absent when the grant is stored already. */
  grant?: FirstGrant;
  switchAccount?: boolean;
  /** Answers of a person to earlier choices. */
  chosen?: Facts;
};

export async function connect(
  home: Installation,
  actor: Actor,
  credential: OAuthCredential,
  given: Given,
): Promise<Connected> {
  const { row, scheme } = credential;
  const known = { ...credential.values, ...factValues(given.facts), ...tokenValues(given) };
  const kept = { ...row.facts, ...given.chosen };
  const asked = await requestedFacts(scheme, known, kept, { egress: home.egress }).catch((error: unknown) => {
    throw failedWith(connectorOf(row.connector, row), scheme, refusedBy(error));
  });
  const facts = { ...row.facts, ...given.facts, ...asked.facts };
  const missing = missingScopes(given.wanted, given.granted);
  const common = { credential: row.id, wanted: given.wanted, granted: given.granted, missing, ...given.lasting };
  if (asked.choices.length > 0) {
    if (row.identity && !given.switchAccount) throw otherAccount(row, "what was chosen before is not among it");
    await storeUnchosen(home, row, facts, given);
    return { ...common, state: "choose", choices: asked.choices };
  }
  const run = await asWho(home, credential, { ...known, ...factValues(asked.facts) }, { ...given, missing });
  const { outcome } = run;
  if (outcome.outcome === "rejected") throw failedWith(connectorOf(row.connector, row), scheme, outcome);
  assertSameAccount(row, outcome, given.switchAccount === true);
  const explanation = explain(connectorOf(row.connector, row), scheme, outcome);
  await store(home, actor, row, { given, facts, run, explanation, missing });
  const who = "label" in outcome ? { label: outcome.label } : {};
  return { ...common, state: "connected", choices: [], ...who, outcome, ...(explanation ? { explanation } : {}) };
}

function tokenValues({ token, tokenSecret }: Pick<Given, "token" | "tokenSecret">): Values {
  return { "oauth.accessToken": token, ...(tokenSecret === undefined ? {} : { "oauth.tokenSecret": tokenSecret }) };
}

/** The probe with the new token; scopes that were not granted make a good answer a limited one. */
async function asWho(
  home: Installation,
  { scheme }: OAuthCredential,
  values: Values,
  { missing, granted }: { missing: readonly string[]; granted: readonly string[] | undefined },
): Promise<Verification> {
  const access = async () => ({ access: { values, revision: 0 } });
  const run = await verify(scheme, values, { egress: home.egress, access });
  const { outcome } = run;
  if (outcome.outcome !== "verified") return run;
  const scopes = granted === undefined ? {} : { scopes: granted };
  if (missing.length === 0) return { ...run, outcome: { ...outcome, ...scopes } };
  const limited = { outcome: "limited", reason: "insufficient_scope", missing } as const;
  return { ...run, outcome: { ...outcome, ...scopes, ...limited } };
}

/** Where it cannot be told whose account it is, it is not taken for the same one. */
function assertSameAccount(row: CredentialRow, outcome: Outcome, switchAccount: boolean): void {
  if (!row.identity || switchAccount) return;
  const who = "identity" in outcome ? outcome : undefined;
  if (who?.identity === row.identity) return;
  if (who?.identity) throw otherAccount(row, `it is ${who.label || who.identity}`);
  throw new AppError(
    "verification_failed",
    `The application could not be asked whose account this is, so "${row.name}" stays as it was. Connect it again.`,
  );
}

function otherAccount(row: CredentialRow, what: string): AppError {
  const detail = `"${row.name}" is ${row.label ?? row.identity}, and this is another account: ${what}. Nothing was changed. Sign in with the same account, or switch the account on purpose.`;
  return new AppError("wrong_account", detail);
}

/** Tokens that still need a choice are kept with the unfinished credential, so that nobody has to consent twice. */
async function storeUnchosen(home: Installation, row: CredentialRow, facts: Facts, { grant }: Given): Promise<void> {
  const { credentials } = home.store.t;
  await home.store.write(async (tx) => {
    if (grant) await storeFirst(home, tx, row, grant);
    await tx.update(credentials).set({ facts, state: "draft" }).where(eq(credentials.id, row.id));
  });
  if (grant) forgetPending(home, row.id);
}

type Ending = {
  given: Given;
  facts: Facts;
  run: Verification;
  explanation: Explanation | undefined;
  missing: readonly string[];
};

async function store(home: Installation, actor: Actor, row: CredentialRow, ending: Ending): Promise<void> {
  const { credentials } = home.store.t;
  const { given, facts, run, explanation, missing } = ending;
  await home.store.write(async (tx) => {
    const current = await rowOf(home.store, tx, actor, row.id);
    const before = { ...current, ...(given.switchAccount ? { identity: null, label: null } : {}) };
    const next = statusAfter(before, run.outcome, explanation?.cause, run.at, "asked");
    // It was just connected: whatever was wrong before is not known to be wrong now.
    const dead = run.outcome.outcome === "inconclusive" && next.status === "invalid";
    const status = dead ? { status: "unknown", statusSince: run.at, reason: null } : {};
    await tx
      .update(credentials)
      .set({
        ...columnsOf(next),
        ...status,
        state: current.state === "draft" ? "active" : current.state,
        facts: { ...facts, ...factsOf(run.outcome) },
        expiresAt: given.lasting.endsAt ?? null,
        search: searchText(current.name, current.connector, next.label, next.identity, current),
        updatedAt: Date.now(),
        updatedBy: actorId(actor),
      })
      .where(eq(credentials.id, row.id));
    await notifyStatus(home, tx, current, { ...next, ...status }, run.at);
    if (given.grant) await storeFirst(home, tx, row, given.grant);
    await recordVerification(home.store, tx, row, actor.name, run, explanation);
    const target = { kind: "credential", id: row.id, name: current.name } as const;
    await record(home, tx, eventActor(actor), "credential.connected", target, {
      label: next.label ?? "",
      lasting: given.lasting.lasting,
      missing,
      switched: given.switchAccount === true,
    });
  });
  if (given.grant) forgetPending(home, row.id);
}
