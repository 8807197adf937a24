import type { ReactNode } from "react";
import { buttonLook } from "@/components/ui/button";
import { Walkthrough } from "@/components/walkthrough";
import type { Face } from "@/lib/links/open";
import { askAgainAction, handOnAction } from "./actions";
import { PressForm } from "./press-form";
import { brandOf, day } from "./say";

/** Where a link leads when it cannot be walked right now: what happened, and what to do about it. No dead ends. */
export function WrongScreen() {
  return (
    <Walkthrough title="This link is not complete" description="There is nothing at this address.">
      <p>
        Often a part of it was lost on the way: open it from the original message, or copy the whole of it. If it still
        does not open, ask whoever sent it for a new one.
      </p>
    </Walkthrough>
  );
}

export function SlowDownScreen({ detail }: { detail: string }) {
  return (
    <Walkthrough title="One moment, please">
      <p role="alert">{detail}</p>
    </Walkthrough>
  );
}

export function RevokedScreen({ face }: { face: Face }) {
  return (
    <Walkthrough brand={brandOf(face)} title="This link was withdrawn">
      <p>
        {face.sender.name} ended it, so nothing can be connected here any more. If that surprises you,{" "}
        <Sender face={face} />.
      </p>
    </Walkthrough>
  );
}

export function ExpiredScreen({ face, token, asked }: { face: Face; token: string; asked: boolean }) {
  return (
    <Walkthrough
      brand={brandOf(face)}
      title="This link has run out"
      description={`It worked until ${day(face.expiresAt)}.`}
    >
      {asked ? (
        <Asked>
          {face.sender.name} sees that you ask for more time. As soon as they give it, this same link works again: you
          can close this page and keep the message.
        </Asked>
      ) : (
        <div className="space-y-5">
          <p>What was connected by it is kept. {face.sender.name} can let this same link go on.</p>
          <PressForm action={askAgainAction} token={token} primary>
            Ask for more time
          </PressForm>
        </div>
      )}
    </Walkthrough>
  );
}

export function UsedScreen({ face, at }: { face: Face; at: number }) {
  return (
    <Walkthrough brand={brandOf(face)} title="This link is used up" description={`Everything was done on ${day(at)}.`}>
      <p>
        There is nothing left to do. If it was not you, or if something should be changed, <Sender face={face} />.
      </p>
    </Walkthrough>
  );
}

export function ElsewhereScreen({ face, token, asked }: { face: Face; token: string; asked: boolean }) {
  return (
    <Walkthrough
      brand={brandOf(face)}
      title="This link is open in another browser"
      description="Only one at a time can go on with it."
    >
      <div className="space-y-5">
        <p>
          If that is yours, go on there, or press “Send this to a colleague” there and open the link here again. If you
          cannot get back to it, {face.sender.name} can let this browser go on.
        </p>
        {asked ? (
          <Asked>
            {face.sender.name} sees that you ask. As soon as they let this browser go on, this same link works here.
          </Asked>
        ) : (
          <PressForm action={askAgainAction} token={token} primary>
            Ask {face.sender.name}
          </PressForm>
        )}
      </div>
    </Walkthrough>
  );
}

export function HandOnScreen({ face, token, address }: { face: Face; token: string; address: ReactNode }) {
  return (
    <Walkthrough
      brand={brandOf(face)}
      title="Send this to a colleague"
      description="They go on where you stopped. What is connected stays connected."
    >
      <div className="space-y-5">
        <p>
          Send them this link. Then hand it on: it leaves this browser and opens in the next one that begins. Your
          colleague sees what is asked, and nothing of what you entered.
        </p>
        {address}
        <PressForm action={handOnAction} token={token} primary>
          Hand it on
        </PressForm>
        <p className="text-center">
          <a href={`/connect/${token}?step=next`} className={buttonLook("ghost", "md")}>
            Back
          </a>
        </p>
      </div>
    </Walkthrough>
  );
}

function Asked({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="rounded-control bg-accent-soft px-4 py-3">
      {children}
    </p>
  );
}

function Sender({ face: { sender } }: { face: Face }) {
  if (!sender.email) return <>ask {sender.name}</>;
  return (
    <>
      write to {sender.name} at{" "}
      <a
        href={`mailto:${encodeURIComponent(sender.email).replace("%40", "@")}`}
        className="wrap-anywhere text-accent underline underline-offset-4"
      >
        {sender.email}
      </a>
    </>
  );
}
