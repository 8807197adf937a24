"use client";
import { useRouter } from "next/navigation";
import { type ComponentType, lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import { busy } from "./list-keys";
import type { PaletteProps } from "./palette";
import type { Typed } from "./palette-entries";

const Sheet = lazy(() => import("./palette-sheet"));

export type PaletteKeysProps = {
  /** Single keys are on: G and a letter goes to a place, `?` shows the keys. Ctrl or Cmd and K always works. */
  enabled: boolean;
  /** Letter → address. */
  places: Readonly<Record<string, string>>;
};

/** Listens in every page for what opens the palette, and loads it when it is first wanted. */
export function PaletteKeys({ enabled, places }: PaletteKeysProps) {
  const router = useRouter();
  const [shown, setShown] = useState<"palette" | "sheet">();
  const going = useRef(0);
  const typed = useRef<Typed>(nothing);
  // Not by `lazy`: what suspends is drawn some time before it is shown, and would not know what is typed in between.
  const [Palette, setPalette] = useState<ComponentType<PaletteProps>>();
  const show = () => {
    typed.current = nothing;
    setShown("palette");
    import("./palette").then(
      (loaded) => setPalette(() => loaded.default),
      // Not to be had any more: the keys go back to the page.
      () => setShown(undefined),
    );
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    const early = shown === "palette" && !document.querySelector("[role=dialog]");
    if (early && !event.ctrlKey && !event.metaKey && !event.altKey) {
      typed.current = after(typed.current, event.key);
      event.preventDefault();
      return;
    }
    if (key === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
      if (shown !== "palette" && document.querySelector("[role=dialog], [role=alertdialog]")) return;
      event.preventDefault();
      if (shown === "palette") setShown(undefined);
      else show();
      return;
    }
    if (!enabled || event.ctrlKey || event.metaKey || event.altKey || busy(event.target)) return;
    const second = Date.now() - going.current < goMs;
    going.current = key === "g" && !second ? Date.now() : 0;
    const place = second ? places[key] : undefined;
    if (place) router.push(place);
    else if (key === "?" && !document.querySelector('[data-key="?"]')) setShown("sheet");
    if (place || second) event.preventDefault();
  });
  const open = useEffectEvent(show);
  useEffect(() => {
    const asked = () => open();
    // Before the keys of a list: the second of two belongs to the first.
    document.addEventListener("keydown", press, true);
    window.addEventListener(channel, asked);
    return () => {
      document.removeEventListener("keydown", press, true);
      window.removeEventListener(channel, asked);
    };
  }, []);
  const close = () => setShown(undefined);
  return (
    <>
      {shown === "palette" && Palette && <Palette onClose={close} typedBefore={() => typed.current} />}
      <Suspense>{shown === "sheet" && <Sheet onClose={close} />}</Suspense>
    </>
  );
}

const nothing: Typed = { text: "", enter: false };

/** Somebody types on while the palette is still being loaded. */
function after({ text, enter }: Typed, key: string): Typed {
  if (enter) return { text, enter };
  if (key === "Backspace") return { text: text.slice(0, -1), enter };
  return { text: key.length === 1 ? text + key : text, enter: key === "Enter" };
}

/** Opens the palette from anywhere. */
export function openPalette(): void {
  window.dispatchEvent(new Event(channel));
}

const channel = "keyrack:palette";
/** How long after G the letter may come. */
const goMs = 1500;
