"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "./ui/button";
import { CopyBox } from "./ui/copy-box";

export type LinkMadeProps = {
  url: string;
  /** Its QR code. */
  code: ReactNode;
  /** What became of the mail; absent where none was asked for. */
  mail: { sent: boolean; text: string } | undefined;
  href: string;
};

/** The only place that shows the address of a link: the answer to the form that made it. */
export function LinkMade({ url, code, mail, href }: LinkMadeProps) {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section aria-labelledby="link-made" className="overflow-hidden rounded-panel border border-accent bg-panel">
      <div className="flex flex-wrap gap-x-8 gap-y-5 px-5 py-5">
        <div className="min-w-0 flex-1 basis-72 space-y-4">
          <div>
            <h2 id="link-made" ref={place} tabIndex={-1} className="font-semibold text-lg outline-none">
              Send this link
            </h2>
            <p className="mt-0.5 text-muted">
              Keyrack keeps only a fingerprint of it and cannot show it again. If it gets lost, make a new address on
              its page; what was done until then stays.
            </p>
          </div>
          <CopyBox text={url} label="the link" />
          {mail && (
            <p role="status" className={mail.sent ? "text-ok" : "rounded-control bg-warn-soft px-3 py-2"}>
              {mail.text}
            </p>
          )}
        </div>
        <figure className="shrink-0">
          {code}
          <figcaption className="mt-1.5 text-center text-muted text-sm">Or let them scan it</figcaption>
        </figure>
      </div>
      <div className="flex flex-wrap justify-end gap-2 border-line border-t bg-canvas px-5 py-3">
        <Button href={href} variant="primary">
          See how far it is
        </Button>
      </div>
    </section>
  );
}
