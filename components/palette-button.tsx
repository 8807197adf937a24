"use client";
import { Search } from "lucide-react";
import { useSyncExternalStore } from "react";
import { openPalette } from "./palette-keys";
import { Kbd } from "./ui/kbd";

/** Where the palette is found by who does not know its key. It needs scripts, and is not seen without. */
export function PaletteButton({ small = false }: { small?: boolean }) {
  const key = useSyncExternalStore(never, ownKey, () => undefined);
  const hidden = key === undefined ? "invisible" : "";
  if (small) {
    return (
      <button
        type="button"
        onClick={openPalette}
        aria-label="Search, or do something"
        className={`${iconLook} ${hidden}`}
      >
        <Search className="size-5" />
      </button>
    );
  }
  return (
    <button type="button" onClick={openPalette} aria-keyshortcuts="Control+K Meta+K" className={`${look} ${hidden}`}>
      <Search className="size-4" />
      <span className="flex-1 text-start">Search</span>
      <span className="flex gap-0.5" aria-hidden>
        <Kbd>{key}</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}

const never = () => () => undefined;
const ownKey = () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl");

const look =
  "flex h-8 w-full items-center gap-2.5 rounded-control border border-line bg-panel ps-2 pe-1.5 text-muted transition-colors hover:border-control hover:text-ink";
const iconLook =
  "inline-flex size-11 items-center justify-center rounded-control text-muted hover:bg-raised hover:text-ink";
