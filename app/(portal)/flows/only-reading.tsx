import { PageNotice } from "@/components/page-notice";
import { Button } from "@/components/ui/button";
import type { Member } from "@/lib/actor";

export function OnlyReading({ actor }: { actor: Member }) {
  return (
    <PageNotice title="You may look, not change" actions={<Button href="/flows">Back to the flows</Button>}>
      Your role in {actor.workspaceName} does not change flows. An owner, admin or editor can do it for you.
    </PageNotice>
  );
}
