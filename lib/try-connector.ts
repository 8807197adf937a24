import { type RecordedAnswer, recordedAnswers } from "@/connectors/answers";
import {
  type CheckDone,
  type Connector,
  fieldErrors,
  type HttpScheme,
  isHttp,
  type Step,
  schemaFor,
  type Values,
} from "@/connectors/kit";
import { type Actor, authorize } from "./actor";
import { connectorOf, schemeOf } from "./catalog";
import { AppError } from "./errors";
import { explain } from "./verification/explain";
import { granted, isGood, playOf, troubles } from "./verification/play";
import { verify } from "./verification/run";
import { simulatedEgress } from "./verification/simulated";

/**
 * Tries a definition against what the application's documents say it answers: the same form, engine and judge as a real
 * check. Nothing is stored, nothing leaves this process, and a value that is typed here is worth nothing.
 */
export type TryAnswer = { key: string; title: string; group: TryGroup; source?: string };
export type TryGroup = "Recorded answers" | "On the way there";
export type Tried = Pick<CheckDone, "outcome" | "reason" | "label" | "explanation"> & { steps: readonly Step[] };

/** Empty where the protocol is not HTTP: such an application cannot be played. `values` make the form of a good try. */
export async function tryable(
  actor: Actor,
  connectorId: string,
  schemeId: string,
): Promise<{ answers: readonly TryAnswer[]; values: Values }> {
  authorize(actor, "connector.read");
  const connector = connectorOf(connectorId, actor);
  const scheme = schemeOf(connector, schemeId);
  if (!isHttp(scheme)) return { answers: [], values: {} };
  const recorded = await recordedOf(connector, scheme);
  const good = recorded.find(isGood);
  return {
    answers: [
      ...recorded.map(({ title, source }, index) => ({
        key: `recorded-${index}`,
        title: sentence(title),
        group: "Recorded answers" as const,
        source,
      })),
      ...Object.entries(troubles).map(([key, { title }]) => ({ key, title, group: "On the way there" as const })),
    ],
    values: readableValues(scheme, good?.values),
  };
}

/** Throws `invalid_fields` as a real check does, and `invalid_request` for an answer that is not there. */
export async function tryConnector(
  actor: Actor,
  input: { connector: string; scheme: string; values: Readonly<Record<string, unknown>>; answer: string },
): Promise<Tried> {
  authorize(actor, "connector.read");
  const connector = connectorOf(input.connector, actor);
  const scheme = schemeOf(connector, input.scheme);
  if (!isHttp(scheme)) throw new AppError("conflict", "This protocol cannot be played.");
  const parsed = schemaFor(scheme.fields).safeParse({ ...inventedSecrets(scheme), ...given(input.values) });
  if (!parsed.success)
    throw new AppError("invalid_fields", "Look at the marked fields.", { fields: fieldErrors(parsed.error.issues) });
  const recorded = await recordedOf(connector, scheme);
  const play = playOf(scheme, recorded, input.answer, parsed.data);
  if (!play) throw new AppError("invalid_request", "Choose one of the answers.");
  const egress = simulatedEgress(scheme, parsed.data, play);
  const access = async () => ({ access: { values: granted(scheme), revision: 0 } });
  const run = await verify(scheme, parsed.data, { egress, ...(scheme.oauth2 ? { access } : {}) });
  const { outcome } = run;
  const explanation = explain(connector, scheme, outcome, parsed.data);
  return {
    outcome: outcome.outcome,
    ...("reason" in outcome ? { reason: outcome.reason } : {}),
    ...("label" in outcome ? { label: outcome.label } : {}),
    ...(explanation ? { explanation } : {}),
    steps: run.steps,
  };
}

async function recordedOf({ id }: Connector, scheme: HttpScheme): Promise<RecordedAnswer[]> {
  // What a workspace described itself has none.
  const all = await recordedAnswers(id).catch(() => []);
  return all.filter((each) => each.scheme === scheme.id);
}

/** For the secrets that were left empty: whatever fits the form will do. */
function inventedSecrets({ fields }: HttpScheme): Values {
  const secrets = Object.entries(fields).filter(([, { secret, optional }]) => secret && !optional);
  return Object.fromEntries(secrets.map(([key, { example }]) => [key, usable(example) ?? "invented-secret-4711"]));
}

function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}

/** Some examples only hint at a long value. */
function usable(example: string | undefined): string | undefined {
  return example?.includes("…") ? undefined : example;
}

/** What stands in the form from the start. */
function readableValues({ fields }: HttpScheme, known: Values = {}): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const value = known[key] ?? field.default ?? (field.optional ? undefined : usable(field.example));
      return value === undefined || field.secret ? [] : [[key, value]];
    }),
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
