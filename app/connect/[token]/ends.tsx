import { Check } from "lucide-react";
import { buttonLook } from "@/components/ui/button";
import { Walkthrough } from "@/components/walkthrough";
import { type WalkthroughRow, WalkthroughRows } from "@/components/walkthrough-asked";
import type { AskedFace, Face } from "@/lib/links/open";
import { finishAction } from "./actions";
import { PressForm } from "./press-form";
import { brandOf, day, privacyOf } from "./say";

/** Everything that is asked is connected or left out: a last look before the end. */
export function ReviewScreen({ face, token }: { face: Face; token: string }) {
  const open = face.applications.filter(({ state, optional }) => state !== "done" && !optional);
  return (
    <Walkthrough
      brand={brandOf(face)}
      title={open.length === 0 ? "Look it over" : "Not complete yet"}
      description={
        open.length === 0
          ? "Each is saved already. Finish tells the sender that this was all."
          : "Something that is needed is not connected yet."
      }
      privacy={privacyOf(face)}
    >
      <div className="space-y-5">
        <WalkthroughRows rows={face.applications.map((each, at) => rowOf(each, at, token))} />
        {open.length === 0 && (
          <PressForm action={finishAction} token={token} primary>
            Finish
          </PressForm>
        )}
      </div>
    </Walkthrough>
  );
}

export function DoneScreen({ face, at, returnUrl }: { face: Face; at: number; returnUrl: string | undefined }) {
  const { workspace, sender, applications } = face;
  const again = applications.some((each) => each.again !== undefined);
  return (
    <Walkthrough
      brand={brandOf(face)}
      lead={
        <span className="inline-flex size-11 shrink-0 items-center justify-center rounded-full bg-ok-soft text-ok">
          <Check className="size-6" aria-hidden />
        </span>
      }
      title="All done, thank you"
      description={`Finished on ${day(at)}. You can close this page.`}
    >
      <div className="space-y-5">
        <WalkthroughRows rows={face.applications.map((each, position) => rowOf(each, position, undefined))} />
        <p className="text-muted">
          {again
            ? `It is the same account as before, so ${workspace} goes on with it.`
            : `${sender.name} makes sure of the account before anything uses it. You have nothing more to do.`}
        </p>
        {returnUrl && (
          // A plain link to the sender's own page, which is on the workspace's list.
          <a href={returnUrl} rel="noreferrer" className={`${buttonLook("primary", "lg")} w-full`}>
            Go back to {new URL(returnUrl).host}
          </a>
        )}
      </div>
    </Walkthrough>
  );
}

function rowOf(each: AskedFace, at: number, token: string | undefined): WalkthroughRow {
  const { name, tile, state, account, redo } = each;
  const done = state === "done";
  const text = done ? account || "Connected" : state === "skipped" ? "Left out" : "Not connected";
  const href = `/connect/${token}?step=${at + 1}`;
  return {
    key: `${at}`,
    name,
    tile,
    text,
    done,
    action: token !== undefined && (!done || redo) && (
      <a href={href} className={buttonLook(done ? "ghost" : "secondary", "sm")}>
        {done ? "Change" : "Connect"}
        <span className="sr-only"> {name}</span>
      </a>
    ),
  };
}
