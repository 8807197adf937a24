"use client";
import { useActionState, useEffect } from "react";
import { useCredential } from "./credential-scope";
import { DeleteFields } from "./delete-fields";
import { DeleteImpact } from "./delete-impact";
import { DeleteReplace } from "./delete-replace";
import { DeleteWords, deleteTitle } from "./delete-words";
import { AlertDialog } from "./ui/alert-dialog";
import { Button } from "./ui/button";
import { Skeleton } from "./ui/skeleton";
import { useImpact } from "./use-impact";
import { usePause } from "./use-pause";

/**
 * Asks before a credential goes for good: tells who would notice, and offers the ways that can be undone. Opened by the
 * menu or the Del key.
 */
export function DeleteDialog() {
  const { credential, deeds, here, deleting, setDeleting } = useCredential();
  const [state, remove, pending] = useActionState(deeds.remove, {});
  const draft = credential.state === "draft";
  const { impact, trouble, look } = useImpact(credential.id, deleting && !draft);
  const pause = usePause();
  const form = `delete-${credential.id}`;
  useEffect(() => {
    // What was refused may have been refused because more stands on it by now.
    if (state.error) look();
  }, [state, look]);
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
            <Button type="submit" form={form} variant="danger" pending={pending}>
              Delete for good
            </Button>
          </>
        }
      >
        <div className="space-y-5">
          {!draft && !impact && !trouble && (
            <div role="status" aria-label="Looking who uses it" className="space-y-2">
              <Skeleton className="h-4 w-2/5" />
              <Skeleton className="h-9" />
            </div>
          )}
          {trouble && <p className="text-warn">{trouble}</p>}
          {impact && <DeleteImpact impact={impact} />}
          {impact && (
            <DeleteReplace
              action={deeds.replace}
              id={credential.id}
              impact={impact}
              onMoved={look}
              application={credential.connectorName}
            />
          )}
          <form id={form} action={remove} noValidate className="space-y-4">
            <DeleteFields credential={credential} back={here} impact={impact} error={state.error} />
          </form>
        </div>
      </AlertDialog>
    </>
  );
}
