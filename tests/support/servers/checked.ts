import { catalogue } from "@/connectors";
import { type Outcome, schemaFor, type Values } from "@/connectors/kit";
import { createEgress } from "@/lib/egress/egress";
import { type Verification, verify } from "@/lib/verification/run";

/** Runs a verification as the product does: form, engine and egress are the real ones; loopback is allowed. */
export async function check(
  connector: string,
  scheme: string,
  input: Values,
  options: { facts?: Values; timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<Verification> {
  const found = catalogue.find((each) => each.id === connector)?.schemes.find((each) => each.id === scheme);
  if (!found) throw new Error(`no ${connector} ${scheme}`);
  const values = schemaFor(found.fields).parse(input);
  const egress = createEgress({ rules: async () => [{ network: "127.0.0.0/8" }, { network: "::1" }], own: () => [] });
  return verify(found, values, { egress, ...options });
}

export async function outcomeOf(...args: Parameters<typeof check>): Promise<Outcome> {
  return (await check(...args)).outcome;
}
