import { expandEach, type HttpScheme, type Values } from "@/connectors/kit";

/** Where an authorization may be sent, as `URL.origin` spells it. Taking an address apart is dear, so the last are kept. */
const kept = new Map<string, string | undefined>();
const keptAtMost = 2_000;

export function originsFor(scheme: HttpScheme, values: Values): string[] {
  const origins: string[] = [];
  for (const template of scheme.origins) {
    for (const address of expandEach(template, values)) {
      const origin = originOf(address);
      if (origin !== undefined && !origins.includes(origin)) origins.push(origin);
    }
  }
  return origins;
}

function originOf(text: string): string | undefined {
  if (kept.has(text)) return kept.get(text);
  const origin = URL.canParse(text) ? new URL(text).origin : undefined;
  if (kept.size >= keptAtMost) kept.clear();
  kept.set(text, origin);
  return origin;
}
