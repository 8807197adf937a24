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
  const refused = refusalIn(error);
  return (
    <PageNotice
      title={refused ? "This was not taken" : "This page could not be shown"}
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
      <p>
        {refused ??
          "Something failed here, and nothing was changed. If it happens again, tell whoever runs this Keyrack."}
      </p>
    </PageNotice>
  );
}

/**
 * What the server says of a form that it does not take, such as one that is too long: the framework makes that line the
 * message. All else that fails there comes with a digest, and what fails here does not end its message with a line feed.
 */
function refusalIn({ digest, message }: PageErrorProps["error"]): string | undefined {
  return digest === undefined && /^[A-Z].{0,300}\.\n$/.test(message) ? message.trim() : undefined;
}
