import { type CheckDone, type Step, secretKeys } from "@/connectors/kit";
import type { Actor } from "@/lib/actor";
import { type CheckInput, doneMessage, runCheck } from "./check";
import { createCredential } from "./create";
import { editCredential } from "./edit";
import { type LabelInput, parseLabels } from "./labels";
import { parseName } from "./values";

/**
 * One submit of the form, with or without a live check before it: values are verified and saved in one go, or it comes
 * back with what a person has to know or decide. Nothing is stored unless this answers `saved`.
 */
export const intents = ["save", "keep", "unverified", "draft", "asNew", "connect"] as const;
/** `connect`: with a new sign-in, although it is connected. `keep`: although the account exists already. `asNew`: the values of another account become a credential of their own. */
export type Intent = (typeof intents)[number];

export type Submission = CheckInput & {
  name: unknown;
  /** Of a new one: how it is sorted. */
  labels?: LabelInput;
  intent: Intent;
  /** Stored without a check, because a sign-in at the application follows; `shared` when its client is the workspace's. */
  connect?: "own" | "shared";
  /** A check made before: then the values are not looked at. */
  check?: string;
};

export type Submitted =
  | { saved: string }
  | {
      done: CheckDone;
      steps: readonly Step[];
      /** The check under which the values stay sealed for ten minutes, and which secrets it holds. */
      base: string;
      kept: readonly string[];
    };

/** Throws `invalid_fields` before anything is contacted, and whatever `runCheck` and the saving throw. */
export async function submitCredential(actor: Actor, input: Submission): Promise<Submitted> {
  const { intent, credential, connector, scheme, values, base, oauthClient } = input;
  const name = parseName(input.name);
  const labels = parseLabels(input.labels ?? {});
  if (intent === "draft" || input.connect) {
    const { connect } = input;
    const made =
      credential === undefined
        ? await createCredential(actor, { name, connector, scheme, values, labels, draft: true })
        : await editCredential(actor, {
            id: credential,
            name,
            scheme,
            values,
            draft: true,
            ...(connect ? { connect } : {}),
          });
    return { saved: made.id };
  }
  if (input.check !== undefined) return { saved: await save(actor, input, name, input.check) };
  const check = await runCheck(actor, {
    connector,
    scheme,
    values,
    ...(credential === undefined ? {} : { credential }),
    ...(base === undefined ? {} : { base }),
    ...(oauthClient === undefined ? {} : { oauthClient }),
  });
  const done = await doneMessage(actor, check);
  if (goesOn(done, intent, credential)) return { saved: await save(actor, input, name, check.id) };
  const kept = secretKeys(check.scheme.fields).filter((key) => check.values[key] !== undefined);
  return { done, steps: check.run.steps, base: check.id, kept };
}

/** Whether what came out may be saved without asking a person first. */
function goesOn(done: CheckDone, intent: Intent, credential: string | undefined): boolean {
  if (done.outcome === "rejected") return false;
  if (done.outcome === "inconclusive") return intent === "unverified";
  if (done.otherAccount) return intent === "asNew";
  return credential !== undefined || done.same === undefined || intent === "keep";
}

async function save(actor: Actor, input: Submission, name: string, check: string): Promise<string> {
  const saveUnverified = input.intent === "unverified";
  const made =
    input.credential === undefined
      ? await createCredential(actor, { name, check, saveUnverified, labels: input.labels ?? {} })
      : await editCredential(actor, {
          id: input.credential,
          name,
          check,
          saveUnverified,
          asNew: input.intent === "asNew",
        });
  return made.id;
}
