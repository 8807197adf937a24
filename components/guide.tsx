"use client";
import { useEffect, useState } from "react";
import type { Values } from "@/connectors/kit/field";
import type { Guide as GuideData } from "@/connectors/kit/guide";
import { GuideBody } from "./guide-body";
import { classes } from "./ui/classes";

export type GuideProps = {
  guide: GuideData;
  /** E.g. "Get a token in Shopify". */
  title: string;
  /** Key of the field to light up. Without it the guide listens for focus on elements with `data-field`. */
  focused?: string;
  /** What was typed so far, without secrets: fills the vendor's links. */
  values?: Values;
  /** Labels by field key, to say what a link still waits for. */
  labels?: Readonly<Record<string, string>>;
  /** The application's page about authentication. */
  docs?: string;
  /** Offers a value of the guide for its field with one click. */
  onUse?: (field: string, text: string) => void;
  /** Only the one beside the form, or only the folded bar above it: a page that needs them in two places. */
  only?: "beside" | "folded";
  className?: string;
};

/** Numbered steps beside the form that follow the focused field: sticky on a wide screen, a folded bar on a phone. */
export function Guide({ title, focused, only, className, ...body }: GuideProps) {
  const followed = useFocusedField();
  const active = focused ?? followed;
  return (
    <div className={className}>
      {only !== "folded" && (
        <aside aria-label={title} className={classes(besideLook, only === undefined && stickyLook)}>
          <h2 className="mb-3 font-semibold text-lg">{title}</h2>
          <GuideBody {...body} active={active} />
        </aside>
      )}
      {only !== "beside" && (
        <details className="group rounded-panel border border-line bg-panel lg:hidden">
          <summary className="flex min-h-11 items-center gap-2 rounded-panel px-4 font-medium">
            <span className="min-w-0 flex-1 truncate">{title}</span>
            <Chevron className="size-4 shrink-0 text-muted transition-[rotate] group-open:rotate-180" />
          </summary>
          <div className="border-line border-t px-4 py-4">
            <GuideBody {...body} active={active} />
          </div>
        </details>
      )}
    </div>
  );
}

/** The key of the field that has the focus; the last one stays when the focus goes elsewhere. */
function useFocusedField(): string | undefined {
  const [key, setKey] = useState<string>();
  useEffect(() => {
    const follow = (event: FocusEvent) => {
      const holder = event.target instanceof Element ? event.target.closest("[data-field]") : null;
      const next = holder?.getAttribute("data-field");
      if (next) setKey(next);
    };
    document.addEventListener("focusin", follow);
    return () => document.removeEventListener("focusin", follow);
  }, []);
  return key;
}

function Chevron({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 16 16" fill="none" className={className} aria-hidden>
      <path d="m4 6 4 4 4-4" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

const besideLook = "hidden rounded-panel border border-line bg-panel p-5 lg:block";
const stickyLook = "sticky top-6 max-h-[calc(100dvh-3rem)] overflow-y-auto";
