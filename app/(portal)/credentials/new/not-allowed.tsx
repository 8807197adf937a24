import { PageNotice } from "@/components/page-notice";
import { Button } from "@/components/ui/button";

/** In place of a form that would be refused after it was filled in. */
export function NotAllowed() {
  return (
    <PageNotice title="You may look, not change" actions={<Button href="/credentials">Back to the credentials</Button>}>
      Your role in this workspace does not add or change credentials. An owner or admin can give you another one.
    </PageNotice>
  );
}
