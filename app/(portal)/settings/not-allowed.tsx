import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Member } from "@/lib/actor";
import { SettingsPage, type SettingsPart } from "./settings-page";

export function NotAllowed({ actor, at }: { actor: Member; at: SettingsPart }) {
  return (
    <SettingsPage actor={actor} at={at}>
      <EmptyState title="Not for your role" actions={<Button href="/settings/members">See who is who</Button>}>
        An owner or admin of {actor.workspaceName} can look after this for you, or give you another role.
      </EmptyState>
    </SettingsPage>
  );
}
