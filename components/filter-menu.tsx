"use client";
import { ListFilter } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

/**
 * More choices of a list, behind a button: below it, or at the bottom of a phone. It folds by the browser's own means;
 * scripts close it by Esc and by a click elsewhere.
 */
export function FilterMenu({ chosen, children }: { chosen: number; children: ReactNode }) {
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const details = place.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        if (details.contains(document.activeElement)) details.querySelector("summary")?.focus();
      } else if (details.contains(event.target as Node)) return;
      details.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  return (
    <details ref={place} className="relative shrink-0">
      <summary className={summaryLook}>
        <ListFilter className="size-4 text-muted" />
        <span className="max-sm:sr-only">Filter</span>
        {chosen > 0 && (
          <span className="rounded-mark bg-accent-soft px-1.5 font-medium text-accent text-xs tabular-nums leading-5">
            {chosen} <span className="sr-only">chosen</span>
          </span>
        )}
      </summary>
      <div className={panelLook}>{children}</div>
    </details>
  );
}

const summaryLook =
  "inline-flex h-8 select-none items-center gap-1.5 rounded-control px-2.5 text-sm transition-colors hover:bg-raised touch:h-11 touch:text-base";
const panelLook =
  "z-40 grid gap-4 rounded-panel bg-panel p-4 shadow-float animate-enter max-sm:fixed max-sm:inset-x-3 max-sm:bottom-3 max-sm:max-h-[80dvh] max-sm:overflow-y-auto sm:absolute sm:end-0 sm:top-full sm:mt-1 sm:w-72";
