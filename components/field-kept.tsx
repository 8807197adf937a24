"use client";
import { KeyRound } from "lucide-react";
import type { ChangeEvent, ReactNode, SyntheticEvent } from "react";
import { Checkbox } from "./ui/checkbox";

/** Since when and by whom, ready to show, or another sentence about where the stored value comes from. */
export type KeptSince = { since: string; by: string } | { note: string };
export type KeptProps = {
  kept: KeptSince;
  label: string;
  open?: boolean;
  remove?: { name: string; marked: boolean } | undefined;
  children: ReactNode;
};

/**
 * Says that a secret is stored and offers to replace it, or to remove one that can be done without. Folding it again
 * empties the input: the old one stays.
 */
export function Kept({ remove, ...props }: KeptProps) {
  if (!remove) return <Replaceable {...props} />;
  const fold = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const details = target.closest("[data-kept]")?.querySelector("details");
    if (target.checked && details) details.open = false;
  };
  return (
    <div data-kept="" className="group/kept">
      <div className="group-has-[[data-remove]:checked]/kept:opacity-55">
        <Replaceable {...props} />
      </div>
      <Checkbox
        data-remove=""
        name={remove.name}
        value="1"
        defaultChecked={remove.marked}
        onChange={fold}
        className="mt-2"
        label={
          <>
            Remove <span className="sr-only">{props.label} </span>when saving
          </>
        }
      />
    </div>
  );
}

function Replaceable({ kept, label, open = false, children }: Omit<KeptProps, "remove">) {
  return (
    <details className="group" open={open} onToggle={empty}>
      <summary className="flex min-h-9 items-center gap-2 rounded-control border border-line bg-raised ps-2.5 pe-1 group-open:mb-2">
        <KeyRound className="size-4 shrink-0 text-muted" />
        <span className="min-w-0 flex-1 py-1.5 text-muted">
          {"note" in kept ? kept.note : `Set ${kept.since} by ${kept.by}.`}
        </span>
        <span className="inline-flex h-7 items-center rounded-mark px-2 font-medium text-accent hover:bg-accent-soft touch:h-11">
          <span className="group-open:hidden">Replace</span>
          <span className="hidden group-open:inline">Keep the old one</span>
          <span className="sr-only"> ({label})</span>
        </span>
      </summary>
      {children}
    </details>
  );
}

function empty(event: SyntheticEvent<HTMLDetailsElement>) {
  const details = event.currentTarget;
  const input = details.querySelector<HTMLInputElement | HTMLTextAreaElement>("input[name], textarea[name]");
  if (!input) return;
  if (details.open) input.focus();
  else setNative(input, "");
}

/** Sets a value so that every listener hears it, as if somebody had typed. */
export function setNative(input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  const prototype = Object.getPrototypeOf(input);
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(input, value);
  input.dispatchEvent(new Event("input", { bubbles: true }));
  if (input instanceof HTMLSelectElement) input.dispatchEvent(new Event("change", { bubbles: true }));
}
