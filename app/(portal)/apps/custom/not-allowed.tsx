import { PageNotice } from "@/components/page-notice";
import { Button } from "@/components/ui/button";

export function NotAllowed() {
  return (
    <PageNotice
      title="You may look, not change"
      actions={<Button href="/apps/custom">Look at those that exist</Button>}
    >
      Owners and admins describe applications. Once one is described, you can add credentials for it.
    </PageNotice>
  );
}
