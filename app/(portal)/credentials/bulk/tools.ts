import type { BulkTools } from "@/components/bulk-bar";
import { type BulkVerb, bulkVerbs } from "@/components/bulk-words";
import { type Action, type Member, may } from "@/lib/actor";
import { bulkMost } from "@/lib/credentials/bulk";
import { type LabelsInUse, labelsInUse } from "@/lib/credentials/labels-in-use";
import { listMembers, type MemberView } from "@/lib/members/list";

/** What this person may do with several credentials, and what is suggested meanwhile. */
export async function bulkTools(
  actor: Member,
  known?: LabelsInUse & { people: readonly MemberView[] },
): Promise<Omit<BulkTools, "action" | "total">> {
  const { tags, environments } = known ?? (await labelsInUse(actor));
  const people = known?.people ?? (await listMembers(actor));
  return {
    most: bulkMost,
    verbs: bulkVerbs.filter((verb) => may(actor, needed[verb])),
    tags,
    environments,
    people: people.map(({ userId, name }) => ({ value: userId, label: name })),
  };
}

const needed: Readonly<Record<BulkVerb, Action>> = {
  recheck: "credential.verify",
  tag: "credential.edit",
  environment: "credential.edit",
  caretaker: "credential.edit",
  pause: "credential.disable",
  resume: "credential.disable",
  export: "credential.export",
  delete: "credential.delete",
};
