import type { ImportKind, ImportLine } from "@/components/import-plan";
import type { Choices, Match, PlanRow } from "@/lib/transfer/plan";

/** A page of the plan: what needs a decision comes first, then what is incomplete; the rest in the order of the file. */
export const pageSize = 50;

export function linesOf(plan: readonly PlanRow[], { rows }: Choices, page: number): ImportLine[] {
  return plan
    .map((row, place) => ({ row, place }))
    .sort((a, b) => rankOf(a.row) - rankOf(b.row) || a.place - b.place)
    .slice((page - 1) * pageSize, page * pageSize)
    .map(({ row, place }) => lineOf(row, place, rows[place]));
}

/** Kinds of which there are several, for which one choice may do; none in a short plan. */
export function kindsOf(plan: readonly PlanRow[], { kinds }: Choices): ImportKind[] {
  if (plan.length <= pageSize) return [];
  return order.flatMap((match) => {
    const alike = plan.filter((row) => row.match === match);
    const choices = [...new Set(alike.flatMap((row) => row.choices))];
    const chosen = kinds[match];
    if (alike.length === 0) return [];
    return [{ match, count: alike.length, choices, ...(chosen ? { chosen } : {}) }];
  });
}

const order: readonly Match[] = ["conflict", "sameAccount", "sameId", "impossible", "new"];

function rankOf({ match, fit }: PlanRow): number {
  return match === "new" && !fit?.draft ? order.length : order.indexOf(match);
}

function lineOf(
  { record, fit, match, existing, problem, choices }: PlanRow,
  place: number,
  chosen?: string,
): ImportLine {
  const held = Object.keys(fit?.values ?? {}).map((key) => fit?.scheme.fields[key]?.label ?? key);
  return {
    place,
    name: record.name,
    kind: fit ? `${fit.connector.name}, ${fit.scheme.title}` : record.connector,
    match,
    holds: held.slice(0, 8).join(", "),
    draft: fit?.draft ?? false,
    notes: [record.guess, fit?.note, problem].flatMap((note) => note || []),
    choices,
    ...(chosen ? { chosen } : {}),
    ...(existing ? { existing: existing.name } : {}),
  };
}
