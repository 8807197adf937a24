"use client";
import { PageNotice } from "@/components/page-notice";
import { Button } from "@/components/ui/button";

export type PageErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** The message stays in the log on purpose: whoever runs Keyrack finds it there under the reference. */
export default function PageError({ error, reset }: PageErrorProps) {
  return (
    <main>
      <Failed error={error} reset={reset} />
    </main>
  );
}

export function Failed({ error, reset }: PageErrorProps) {
  return (
    <PageNotice
      title="This page could not be shown"
      reference={error.digest}
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <Button href="/credentials">Go to credentials</Button>
        </>
      }
    >
      <p>Something failed here, and nothing was changed. If it happens again, tell whoever runs this Keyrack.</p>
    </PageNotice>
  );
}
