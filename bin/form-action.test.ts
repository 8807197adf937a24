import { expect, test } from "vitest";
import { hasReadableAction, isReadableCall } from "./form-action";

const id = `60${"c".repeat(40)}`;
/** As the build writes them: of an action that takes this many. */
const taking = { nothing: "00", form: "40", state: "60", three: "70", anything: "7f" };
const idOf = (what: keyof typeof taking) => `${taking[what]}${"c".repeat(40)}`;
const whole = { $ACTION_REF_5: "", "$ACTION_5:0": `{"id":"${id}","bound":"$@1"}`, "$ACTION_5:1": '[{"values":{}}]' };

function readable(changes: Record<string, string | undefined> = {}): boolean {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...whole, $ACTION_KEY: "k1", name: '{"', ...changes }))
    if (value !== undefined) form.append(name, value);
  return hasReadableAction(form);
}

test("what pages write is read, and what people type is not looked at", () => {
  expect(readable()).toBe(true);
  expect(readable({ $ACTION_REF_5: undefined, "$ACTION_5:0": undefined, "$ACTION_5:1": undefined })).toBe(true);
  for (const state of [
    '[{"values":{"price":"$$5"},"problem":"$undefined"}]',
    '[{"at":"$D2026-11-22T18:00:00.000Z","size":"$n12","left":"$Infinity"}]',
    '[{"values":{"a":"b"},"typed":"$1:0:values"}]',
  ])
    expect(readable({ "$ACTION_5:1": state }), state).toBe(true);
  const three = { "$ACTION_5:0": `{"id":"${idOf("three")}","bound":"$@1"}`, "$ACTION_5:1": '["cr_1",{"values":{}}]' };
  expect(readable(three)).toBe(true);
  // Parts are referred to in hexadecimal.
  expect(readable({ "$ACTION_5:1": '[{"chosen":"$W10"}]', "$ACTION_5:16": '["a"]' })).toBe(true);
  expect(readable({ "$ACTION_5:1": '[{"chosen":"$W2"}]', "$ACTION_5:2": '["a"]' })).toBe(true);
});

test("fields that are cut, garbled or missing are refused", () => {
  for (const head of ["", "x", `${whole["$ACTION_5:0"]}¿'"(`, "null", "[]", `{"id":"${id}"}`])
    expect(readable({ "$ACTION_5:0": head }), head).toBe(false);
  for (const bound of ["null", "[1]", '"$@7"', '"$1"', '"x"'])
    expect(readable({ "$ACTION_5:0": `{"id":"${id}","bound":${bound}}` }), bound).toBe(false);
  for (const state of [undefined, "", "[{}]¿'\"(", "null", "{}", "[]", "[null]", '["$undefined"]', "[{},{}]"])
    expect(readable({ "$ACTION_5:1": state }), state).toBe(false);
});

test("references to what is not there, or is nobody's to name, are refused", () => {
  for (const text of [
    "$7",
    "$F1",
    "$B1",
    "$i1",
    "$T",
    "$S",
    "$K1",
    "$Dx",
    "$nx",
    "$Q7",
    "$1:constructor",
    "$1:0:x",
    "$A1",
    "$Q1",
    "$@1",
    "$1",
    "$1:0:values:text",
    `$n${"9".repeat(300)}`,
  ])
    expect(readable({ "$ACTION_5:1": JSON.stringify([{ values: { text } }]) }), text).toBe(false);
});

test("an action that takes more than the form is not called without it", () => {
  const none = { $ACTION_REF_5: undefined, "$ACTION_5:0": undefined, "$ACTION_5:1": undefined };
  for (const what of ["nothing", "form", "anything"] as const)
    expect(readable({ ...none, [`$ACTION_ID_${idOf(what)}`]: "" }), what).toBe(true);
  for (const what of ["state", "three"] as const)
    expect(readable({ ...none, [`$ACTION_ID_${idOf(what)}`]: "" }), what).toBe(false);
  for (const what of ["nothing", "form", "three"] as const)
    expect(readable({ "$ACTION_5:0": `{"id":"${idOf(what)}","bound":"$@1"}` }), what).toBe(false);
});

function callable(what: keyof typeof taking, given: string, more: Record<string, string> = {}): boolean {
  const form = new FormData();
  for (const [name, value] of Object.entries({ "0": given, _1_name: '{"', ...more })) form.append(name, value);
  return isReadableCall(idOf(what), form);
}

test("a script's call is read when it gives what the action takes", () => {
  expect(callable("nothing", "[]")).toBe(true);
  expect(callable("form", '["$K1"]')).toBe(true);
  expect(callable("state", '[{"values":{"at":"$0:0:of"},"of":{"at":"$D2026-11-22T18:00:00.000Z"}},"$Ka"]')).toBe(true);
  expect(callable("three", '["cr_1",{},"$K1"]')).toBe(true);
  for (const given of ["[]", '["a",{"rawId":"b"},"c"]', '["$undefined",null,12]'])
    expect(callable("anything", given), given).toBe(true);
});

test("a script's call that is garbage, or gives something else, is refused", () => {
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  for (const given of ["", "x", "{}", "null", '"$K1"', "[", `[${deep}]`, `[${Array(7).fill(1)}]`])
    for (const what of ["nothing", "form", "state", "anything"] as const)
      expect(callable(what, given), `${what} ${given.slice(0, 20)}`).toBe(false);
  for (const given of ["[]", '["$K1"]', "[{},{}]", '[{},"a"]', '[null,"$K1"]', '["$undefined","$K1"]', '["$F1","$K1"]'])
    expect(callable("state", given), given).toBe(false);
  for (const given of ["$K1", "$F1", "$h1", "$B1", "$A1", "$T", "$@1", "$R1", "$0:0:constructor", "$0", "$@0", "$W0"])
    expect(callable("anything", JSON.stringify([{ given }])), given).toBe(false);
  for (const part of ["x", '["$0"]']) expect(callable("form", '["$K1"]', { "1": part })).toBe(false);
  expect(callable("anything", '["$W1"]', { "1": "[1]" })).toBe(false);
  const twice = new FormData();
  for (const given of ['["$K1"]', '["$K1"]']) twice.append("0", given);
  expect(isReadableCall(idOf("form"), twice)).toBe(false);
  expect(isReadableCall(idOf("form"), new FormData())).toBe(false);
});
