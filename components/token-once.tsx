"use client";
import { useEffect, useRef } from "react";
import { Button } from "./ui/button";
import { CopyBox } from "./ui/copy-box";

export type TokenOnceProps = {
  name: string;
  text: string;
  /** Runs as it stands, with the token in it. */
  snippet: string;
  /** What more there is to say, such as how long an old token still works. */
  note?: string | undefined;
  /** Where to go on. */
  back: { href: string; label: string };
};

/** The only place that ever shows a token: the answer to the form that made it. It is gone with the page. */
export function TokenOnce({ name, text, snippet, note, back }: TokenOnceProps) {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    place.current?.focus();
    // A browser that kept the whole page for its back button must not show the token again.
    const refresh = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener("pageshow", refresh);
    return () => window.removeEventListener("pageshow", refresh);
  }, []);
  return (
    <section aria-labelledby="token-once" className="overflow-hidden rounded-panel border border-accent bg-panel">
      <div className="space-y-5 px-5 py-5">
        <div>
          <h2 id="token-once" ref={place} tabIndex={-1} className="font-semibold text-lg outline-none">
            Copy the token of “{name}” now
          </h2>
          <p className="mt-0.5 text-muted">
            This is the only time that it is shown. Keyrack keeps a fingerprint of it and cannot show it again.
            {note ? ` ${note}` : ""}
          </p>
        </div>
        <CopyBox text={text} label="token" />
        <div>
          <h3 className="mb-1.5 font-medium">Try it</h3>
          <CopyBox text={snippet} label="command" block />
        </div>
      </div>
      <div className="flex flex-wrap justify-end gap-2 border-line border-t bg-canvas px-5 py-3">
        <Button href={back.href} variant="primary">
          {back.label}
        </Button>
      </div>
    </section>
  );
}
