import { EmptyState } from "@/components/ui/empty-state";
import type { Member } from "@/lib/actor";
import { SettingsPage, type SettingsPart } from "./settings-page";

export function NotAllowed({ actor, at }: { actor: Member; at: SettingsPart }) {
  return (
    <SettingsPage actor={actor} at={at}>
      <EmptyState title="Your role does not allow this">
        Ask an owner or admin of {actor.workspaceName} to change it for you.
      </EmptyState>
    </SettingsPage>
  );
}
