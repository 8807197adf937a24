"use client";
import { useActionState } from "react";
import { useCredential } from "./credential-scope";
import { DeleteWords, deleteTitle } from "./delete-words";
import { AlertDialog } from "./ui/alert-dialog";
import { Button } from "./ui/button";
import { SubmitButton } from "./ui/submit-button";
import { usePause } from "./use-pause";

/** Asks before a credential goes for good, and offers the way that can be undone. Opened by the menu or the Del key. */
export function DeleteDialog() {
  const { credential, deeds, here, deleting, setDeleting } = useCredential();
  const [state, remove] = useActionState(deeds.remove, {});
  const pause = usePause();
  return (
    <>
      <button type="button" hidden data-key="Delete" onClick={() => setDeleting(true)}>
        Delete
      </button>
      <AlertDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={deleteTitle(credential)}
        description={<DeleteWords credential={credential} />}
        action={
          <>
            {credential.state === "active" && (
              <Button
                onClick={() => {
                  setDeleting(false);
                  pause();
                }}
              >
                Pause instead
              </Button>
            )}
            <form action={remove}>
              <input type="hidden" name="id" value={credential.id} />
              <input type="hidden" name="back" value={here} />
              <SubmitButton variant="danger">Delete for good</SubmitButton>
            </form>
          </>
        }
      >
        {state.error && (
          <p role="alert" className="text-bad">
            {state.error}
          </p>
        )}
      </AlertDialog>
    </>
  );
}
