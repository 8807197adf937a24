import { type HttpScheme, type JudgeRule, placeholders, type Values } from "@/connectors/kit";
import type { Recorded } from "./recorded-answers";
import type { Play } from "./simulated-vendor";
import { factsFor } from "./simulated-vendor-oauth";
import { goodValues } from "./simulated-vendor-values";

/** What a simulated vendor needs, taken from the recorded answers of one way in, with the general case where none is. */
export type Cast = {
  values: Values;
  play: Play;
  who: { identity?: string; label?: string };
  wrong: Told;
  without: Told;
  /** Answers to somebody who was let in, but not everywhere. */
  forbidden: readonly (Told & { title: string })[];
};
type Told = Pick<Recorded, "answer" | "expect">;

export function castOf(scheme: HttpScheme, all: readonly Recorded[]): Cast {
  const mine = all.filter((each) => each.scheme === scheme.id);
  const probes = mine.filter(({ request }) => request === undefined);
  const signIns = mine.filter(({ request }) => request === "login");
  const refusable = scheme.login ? signIns : probes;
  const good = probes.find((each) => each.expect.outcome === "verified" && !each.withoutSecret);
  if (!good) throw new Error(`${scheme.id} has no good answer`);
  const values = goodValues(scheme, good);
  const refused = refusable.filter(({ expect: due }) => due.outcome === "rejected");
  const wrong = refused.find((each) => each.expect.reason === "invalid_credentials") ?? refused[0] ?? general;
  const without = refusable.find((each) => each.withoutSecret) ?? wrong;
  const goodSignIn = signIns.find((each) => each.expect.outcome === "verified")?.answer ?? signedIn(scheme);
  return {
    values,
    play: {
      scheme,
      accepts: values,
      good: good.answer,
      goodSignIn,
      bad: wrong.answer,
      oauth: { facts: factsFor(scheme, good) },
    },
    who: whoOf(scheme, good, values),
    wrong: bare(wrong),
    without: bare(without),
    forbidden: forbiddenOf(scheme, probes, values),
  };
}

const forbidden = { status: 403, headers: { "content-type": "application/json" }, body: { message: "Forbidden" } };
const general: Told = {
  answer: { status: 401, headers: { "content-type": "application/json" }, body: { message: "Unauthorized" } },
  expect: { outcome: "rejected", reason: "invalid_credentials" },
};

function bare({ answer, expect: { outcome, reason, identity } }: Told): Told {
  return { answer, expect: { outcome, ...(reason ? { reason } : {}), ...(identity ? { identity } : {}) } };
}

/** The recorded names count only where they do not come from values that are others here. */
function whoOf({ probe }: HttpScheme, { expect: due, values: given = {} }: Recorded, values: Values): Cast["who"] {
  const same = [probe.identity, probe.label]
    .flat()
    .flatMap(placeholders)
    .every((name) => /^(\/|facts\.)/.test(name) || given[name] === values[name]);
  if (!same) return {};
  return { ...(due.identity ? { identity: due.identity } : {}), ...(due.label ? { label: due.label } : {}) };
}

/** Every recorded answer that is neither good nor about the secret, or a bare 403 where the documents show none. */
function forbiddenOf(scheme: HttpScheme, probes: readonly Recorded[], values: Values): Cast["forbidden"] {
  const told = probes.filter(
    ({ withoutSecret, expect: due, values: given = {} }) =>
      !withoutSecret &&
      due.outcome === "limited" &&
      Object.entries(given).every(([name, value]) => name.startsWith("facts.") || values[name] === value),
  );
  if (told.length > 0) return told.map((each) => ({ title: each.title, ...bare(each) }));
  return [{ title: "403", answer: forbidden, expect: ruleFor403(scheme.judge ?? []) }];
}

function ruleFor403(rules: readonly JudgeRule[]): Recorded["expect"] {
  const rule = rules.find(({ status, at, absent, text }) => {
    const about = status === undefined ? [403] : [status].flat();
    return about.includes(403) && at === undefined && absent === undefined && text === undefined;
  });
  const { outcome = "limited" } = rule?.then ?? {};
  return { outcome };
}

/** A session as the definition looks for it, where the documents show no answer to the sign-in. */
function signedIn({ login }: HttpScheme): Recorded["answer"] {
  const body = login?.token === undefined ? {} : placed(login.token, "session-4711");
  const cookies = (login?.cookies ?? []).map((name) => `${name}=session-4711; Path=/; HttpOnly`);
  // Some answer with nothing but the token, as one JSON text.
  const text = typeof body === "string" ? JSON.stringify(body) : body;
  return { status: 200, headers: { "content-type": "application/json", "set-cookie": cookies }, body: text };
}

function placed(pointer: string, value: string): unknown {
  // `$` is the whole answer.
  const [, ...names] = pointer.split("/");
  return names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
}
