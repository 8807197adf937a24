import { isHttp, type Scheme, type Values } from "@/connectors/kit";
import { placeholders } from "@/connectors/kit/template";

/**
 * Whether two sets of values open the same account. What the application says of itself decides. Where it says nothing,
 * the account is called by what was typed, and a field that no request carries, such as a label, makes it no other one.
 * When in doubt it is another account.
 */
export type Known = { identity: string | null; values: Values };

export function isOtherAccount(scheme: Scheme, before: Known, now: Known): boolean {
  if (!before.identity || !now.identity || before.identity === now.identity) return false;
  const labels = unsentFields(scheme);
  if (labels.length === 0 || typedIdentity(scheme, now.values) !== now.identity) return true;
  const relabelled = { ...now.values, ...Object.fromEntries(labels.map((key) => [key, before.values[key] ?? ""])) };
  return typedIdentity(scheme, relabelled) !== before.identity;
}

/** The first name of the account that is made of typed values alone; undefined when one from the answer comes before. */
function typedIdentity(scheme: Scheme, values: Values): string | undefined {
  if (!isHttp(scheme)) return undefined;
  for (const template of [scheme.probe.identity].flat()) {
    const names = placeholders(template);
    if (template.startsWith("/") || names.some((name) => !Object.hasOwn(scheme.fields, name))) return undefined;
    if (names.some((name) => !values[name])) continue;
    return template.replace(/\{\+?([^{}]+)\}/g, (_, name: string) => values[name] ?? "").slice(0, 300);
  }
  return undefined;
}

/** Fields that are named in nothing but the account's name and label. A protocol's probe may send any of them. */
function unsentFields(scheme: Scheme): string[] {
  if (!isHttp(scheme)) return [];
  const { fields, guide: _, probe, ...rest } = scheme;
  const { identity: __, label: ___, ...request } = probe;
  const sent = JSON.stringify([rest, request]);
  return Object.keys(fields).filter((key) => !new RegExp(`["{+]${key}["}*]`).test(sent));
}
