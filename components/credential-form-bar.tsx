"use client";
import { useSyncExternalStore } from "react";
import { Button } from "./ui/button";
import { Kbd } from "./ui/kbd";
import { SubmitButton } from "./ui/submit-button";

export type CredentialFormBarProps = {
  /** While a check or the saving after it runs. */
  busy: boolean;
  mayDraft: boolean;
  /** Where the sign-in at the application follows: its name. */
  connect?: string | undefined;
  /** It is connected already: `check` tries the changes first, `again` knows that they take a new sign-in. */
  connected?: "check" | "again" | undefined;
  cancelHref: string;
};

/** The buttons below the form; on a phone they stay in sight, and the way back is the trail above. Enter presses the first. */
export function CredentialFormBar({ busy, mayDraft, connect, connected, cancelHref }: CredentialFormBarProps) {
  const leaving = connect !== undefined && connected !== "check";
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-2 border-line border-t bg-canvas px-4 py-3 sm:static sm:mx-0 sm:px-0 sm:pt-5 sm:pb-0">
      <SubmitButton
        name="intent"
        value={leaving && connected ? "connect" : "save"}
        pending={busy}
        long
        aria-keyshortcuts="Control+Enter Meta+Enter"
      >
        {leaving ? `Continue to ${connect}` : "Check and save"}
      </SubmitButton>
      {mayDraft && (
        <Button type="submit" name="intent" value="draft" disabled={busy}>
          Save as draft
        </Button>
      )}
      <Button variant="ghost" href={cancelHref} className="max-sm:hidden">
        Cancel
      </Button>
      <span className="ms-auto inline-flex items-center gap-1 text-faint text-sm touch:hidden" aria-hidden>
        <Keys />
      </span>
    </div>
  );
}

/** The keys are known only in the browser; until then nothing is claimed. */
function Keys() {
  const key = useSyncExternalStore(
    () => () => undefined,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => undefined,
  );
  if (!key) return null;
  return (
    <>
      <Kbd>{key}</Kbd>
      <Kbd>↵</Kbd>
    </>
  );
}
