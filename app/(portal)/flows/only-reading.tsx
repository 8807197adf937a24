import { EmptyState } from "@/components/ui/empty-state";
import type { Member } from "@/lib/actor";

export function OnlyReading({ actor }: { actor: Member }) {
  return (
    <EmptyState title="Your role does not allow this">
      Ask an owner, admin or editor of {actor.workspaceName} to change it for you.
    </EmptyState>
  );
}
