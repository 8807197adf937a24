import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function NotAllowed() {
  return (
    <EmptyState
      title="Owners and admins describe applications"
      actions={<Button href="/apps/custom">Look at those that exist</Button>}
    >
      Ask one of them. Once it is described, you can add credentials for it.
    </EmptyState>
  );
}
