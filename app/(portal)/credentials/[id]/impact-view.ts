import type { DeleteImpactView } from "@/components/delete-impact";
import { statusOf } from "@/components/status-words";
import type { Member } from "@/lib/actor";
import { impactOf } from "@/lib/uses/impact";

/** What the question before deleting shows. */
export async function impactView(actor: Member, id: string): Promise<DeleteImpactView> {
  const { callers, bindings, replacements, revocable } = await impactOf(actor, id);
  const now = Date.now();
  return {
    now,
    callers: callers.map(({ consumer, ...calls }) => ({ id: consumer.id, name: consumer.name, ...calls })),
    places: bindings.map(({ flow, alias, environment }) => ({ id: flow.id, flow: flow.name, alias, environment })),
    replacements: replacements.map((each) => ({ id: each.id, name: each.name, status: statusOf(each, now) })),
    revocable,
  };
}
