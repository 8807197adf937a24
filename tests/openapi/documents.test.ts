import { expect, test } from "vitest";
import { toDefinition } from "@/lib/custom-connectors/definition-form";
import { AppError } from "@/lib/errors";
import { type Case, draftOf } from "./drafting";
import { hostCases } from "./hosts.cases";
import { oauthCases } from "./oauth.cases";
import { schemeCases } from "./schemes.cases";
import { wholeCases } from "./whole.cases";

/** One document for each thing that goes wrong in real ones, with the draft or the refusal that is right for it. */
const cases: Case[] = [...hostCases, ...schemeCases, ...oauthCases, ...wholeCases];

test("there is a document for everything that is known to go wrong", () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});

test.each(cases)("$name", (one) => {
  const draft = draftOf(one);
  if (one.refused) {
    expect(draft).toMatch(one.refused);
    return;
  }
  if (typeof draft === "string") throw new Error(draft);
  for (const [key, value] of Object.entries(one.about ?? {})) expect(draft.about[key], key).toBe(value);
  for (const [key, value] of Object.entries(one.way ?? {})) expect(draft.ways[0]?.[key], key).toBe(value);
  if (one.kinds) expect(draft.ways.map((way) => way.kind)).toEqual(one.kinds);
  for (const [at, reason] of Object.entries(one.guess ?? {}))
    expect(draft.guesses.find((guess) => guess.at === at)?.reason, at).toMatch(reason);
  if (one.note) expect(draft.notes.join("\n")).toMatch(one.note);
});

test.each(cases.filter(({ refused }) => !refused))(
  "what is drafted is a definition, or says what is missing: $name",
  (one) => {
    const draft = draftOf(one);
    if (typeof draft === "string") throw new Error(draft);
    const open = new Set(draft.guesses.map(({ at }) => at));
    try {
      toDefinition(draft);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // Whatever is wrong or missing is marked, with its reason.
      for (const at of Object.keys(error.fields))
        expect(
          [...open].some((each) => each === at || at.startsWith(each)),
          at,
        ).toBe(true);
    }
  },
);

test("every guess has a reason in whole sentences, and none is confirmed by itself", () => {
  for (const one of cases) {
    const draft = draftOf(one);
    if (typeof draft === "string") continue;
    for (const { reason, confirmed, at } of draft.guesses) {
      expect(reason, `${one.name} ${at}`).toMatch(/^\S.{15,}[.)”]$|\.$/);
      expect(confirmed).toBeUndefined();
    }
  }
});
