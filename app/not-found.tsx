import type { Metadata } from "next";
import { PageNotice } from "@/components/page-notice";
import { Button } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main>
      <Nothing />
    </main>
  );
}

/** What does not exist and what one may not see read the same. */
export function Nothing() {
  return (
    <PageNotice title="There is nothing here" actions={<Button href="/credentials">Go to credentials</Button>}>
      <p>The address may be misspelt, what stood here may be deleted, or it belongs to another workspace.</p>
    </PageNotice>
  );
}
