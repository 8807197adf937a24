"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "./ui/button";

export type ShownOnceProps = {
  title: string;
  lead: string;
  /** Where to go on. */
  back: { href: string; label: string };
  children: ReactNode;
};

/** The only place that ever shows a secret that was made here: the answer to the form that made it. It is gone with the page. */
export function ShownOnce({ title, lead, back, children }: ShownOnceProps) {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    place.current?.focus();
    // A browser that kept the whole page for its back button must not show the secret again.
    const refresh = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener("pageshow", refresh);
    return () => window.removeEventListener("pageshow", refresh);
  }, []);
  return (
    <section aria-labelledby="shown-once" className="overflow-hidden rounded-panel border border-accent bg-panel">
      <div className="space-y-5 px-5 py-5">
        <div>
          <h2 id="shown-once" ref={place} tabIndex={-1} className="font-semibold text-lg outline-none">
            {title}
          </h2>
          <p className="mt-0.5 text-muted">{lead}</p>
        </div>
        {children}
      </div>
      <div className="flex flex-wrap justify-end gap-2 border-line border-t bg-canvas px-5 py-3">
        <Button href={back.href} variant="primary">
          {back.label}
        </Button>
      </div>
    </section>
  );
}
