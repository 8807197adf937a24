import type { CredentialSummary, Values } from "@/connectors/kit";
import { type Actor, authorize, may } from "@/lib/actor";
import { installation } from "@/lib/installation";
import { namesIn, rowOf, summaryOf } from "./row";

/** One credential with its readable half. Of the sealed half only which fields hold something, since when, by whom. */
export type CredentialDetail = CredentialSummary & {
  values: Values;
  kept: Readonly<Record<string, { at: number; by: string }>>;
  facts: Values;
  may: { edit: boolean; rename: boolean; verify: boolean; disable: boolean; remove: boolean };
};

export async function getCredential(actor: Actor, id: string): Promise<CredentialDetail> {
  authorize(actor, "credential.read");
  const { store } = await installation();
  const row = await rowOf(store, store.db, actor, id);
  const names = await namesIn(store, actor.workspaceId);
  return {
    ...summaryOf(row, names),
    values: row.values,
    kept: Object.fromEntries(
      Object.entries(row.kept).map(([key, { at, by }]) => [key, { at, by: names.get(by) ?? "somebody who left" }]),
    ),
    facts: row.facts,
    may: {
      edit: may(actor, "credential.edit"),
      rename: may(actor, "credential.rename"),
      verify: may(actor, "credential.verify"),
      disable: may(actor, "credential.disable"),
      remove: may(actor, "credential.delete", row),
    },
  };
}
