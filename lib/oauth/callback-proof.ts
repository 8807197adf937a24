import { createHmac, timingSafeEqual } from "node:crypto";
import { expandText, type OAuth2, type Values } from "@/connectors/kit";

/**
 * Some applications sign their callback with the client's secret. Where the definition says so, an answer without that
 * proof, or with one that does not fit, is none. It comes beside state and cookie, not in their place.
 */
type Proof = NonNullable<OAuth2["authorize"]>["proof"];

export function isProven(proof: Proof, values: Values, given: URLSearchParams): boolean {
  if (proof === undefined) return true;
  const said = given.getAll(proof.parameter);
  const others = [...given].filter(([name]) => name !== proof.parameter).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = others.map(([name, value]) => `${name}=${value}`).join("&");
  const expected = createHmac("sha256", expandText(proof.key, values)).update(text).digest();
  const found = Buffer.from(said.length === 1 ? (said[0] ?? "") : "", "hex");
  return found.length === expected.length && timingSafeEqual(found, expected);
}
