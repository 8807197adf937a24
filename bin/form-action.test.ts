import { expect, test } from "vitest";
import { hasReadableAction } from "./form-action";

const id = `60${"c".repeat(40)}`;
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
    '["cr_1",{"values":{}},"$1:1:values"]',
  ])
    expect(readable({ "$ACTION_5:1": state }), state).toBe(true);
  expect(readable({ "$ACTION_5:1": '[{"chosen":"$W2"}]', "$ACTION_5:2": '["a"]' })).toBe(true);
});

test("fields that are cut, garbled or missing are refused", () => {
  for (const head of ["", "x", `${whole["$ACTION_5:0"]}¿'"(`, "null", "[]", `{"id":"${id}"}`])
    expect(readable({ "$ACTION_5:0": head }), head).toBe(false);
  for (const bound of ["null", "[1]", '"$@7"', '"$1"', '"x"'])
    expect(readable({ "$ACTION_5:0": `{"id":"${id}","bound":${bound}}` }), bound).toBe(false);
  for (const state of [undefined, "", "[{}]¿'\"(", "null", "{}", "[]"])
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
  ])
    expect(readable({ "$ACTION_5:1": JSON.stringify([{ values: { text } }]) }), text).toBe(false);
});
