"use client";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { CopyBox } from "@/components/ui/copy-box";

/** The only place that ever shows a signing secret: the answer to the form that made it. */
export function SecretOnce({ name, secret, href, note }: { name: string; secret: string; href: string; note: string }) {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    place.current?.focus();
    // A browser that kept the whole page for its back button must not show the secret again.
    const refresh = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener("pageshow", refresh);
    return () => window.removeEventListener("pageshow", refresh);
  }, []);
  return (
    <section aria-labelledby="secret-once" className="overflow-hidden rounded-panel border border-accent bg-panel">
      <div className="space-y-5 px-5 py-5">
        <div>
          <h2 id="secret-once" ref={place} tabIndex={-1} className="font-semibold text-lg outline-none">
            Copy the signing secret of “{name}” now
          </h2>
          <p className="mt-0.5 text-muted">
            Your server verifies with it that a message comes from here. This is the only time that it is shown. {note}
          </p>
        </div>
        <CopyBox text={secret} label="signing secret" />
        <p className="text-muted text-sm">
          Messages follow Standard Webhooks: the headers webhook-id, webhook-timestamp and webhook-signature. Libraries
          for most languages verify them; the same id is the same message.
        </p>
      </div>
      <div className="flex flex-wrap justify-end gap-2 border-line border-t bg-canvas px-5 py-3">
        <Button href={href} variant="primary">
          Go to the channel
        </Button>
      </div>
    </section>
  );
}
