"use client";
import { useEffect, useRef } from "react";
import type { SchemeDescription } from "@/connectors/kit/description";
import { SchemeCards } from "./scheme-cards";

/** The ways in, the recommended one first and under the cursor: Enter takes it, arrows walk. */
export function SchemeChoice({ schemes, base }: { schemes: readonly SchemeDescription[]; base: string }) {
  const root = useRef<HTMLDivElement>(null);
  const sorted = [...schemes].sort((a, b) => Number(b.recommended) - Number(a.recommended));
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.querySelector("a")?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk between the links inside
    <div
      ref={root}
      className="max-w-170"
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        const links = [...event.currentTarget.querySelectorAll("a")];
        const next = step && links[links.findIndex((link) => link.contains(document.activeElement)) + step];
        if (!next) return;
        event.preventDefault();
        next.focus();
      }}
    >
      <SchemeCards schemes={sorted} href={(scheme) => `${base}?scheme=${encodeURIComponent(scheme)}`} />
    </div>
  );
}
