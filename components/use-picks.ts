"use client";
import { type MouseEvent, type RefObject, useEffect, useRef, useState } from "react";
import { busy } from "./list-keys";

/** The boxes of a list's rows: how many are ticked, a range with Shift, all, none by Esc. The browser keeps which. */
export type Picks = {
  area: RefObject<HTMLDivElement | null>;
  count: number;
  /** Rows on this page. */
  all: number;
  onClick: (event: MouseEvent) => void;
  setAll: (on: boolean) => void;
  picked: () => { id: string; name: string }[];
};

export function usePicks(): Picks {
  const area = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLInputElement>(null);
  const [{ count, all }, setCounts] = useState({ count: 0, all: 0 });
  const boxes = () => [...(area.current?.querySelectorAll<HTMLInputElement>("[data-pick]") ?? [])];
  const tally = () => {
    const now = boxes();
    const next = { count: now.filter(({ checked }) => checked).length, all: now.length };
    setCounts((before) => (before.count === next.count && before.all === next.all ? before : next));
  };
  const setAll = (on: boolean) => {
    for (const box of boxes()) box.checked = on;
    tally();
  };
  // Rows come and go with every answer of the server, and the browser fills in boxes after a reload.
  useEffect(tally);
  useEffect(() => {
    if (count === 0) return;
    const clear = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !busy(event.target)) setAll(false);
    };
    document.addEventListener("keydown", clear);
    return () => document.removeEventListener("keydown", clear);
  });
  const onClick = ({ target, shiftKey }: MouseEvent) => {
    if (!(target instanceof HTMLInputElement) || target.dataset.pick === undefined) return;
    const now = boxes();
    const [from, to] = [last.current ? now.indexOf(last.current) : -1, now.indexOf(target)];
    if (shiftKey && from >= 0) {
      for (const box of now.slice(Math.min(from, to), Math.max(from, to) + 1)) box.checked = target.checked;
    }
    last.current = target;
    tally();
  };
  const picked = () =>
    boxes()
      .filter(({ checked }) => checked)
      .map((box) => ({ id: box.value, name: (box.getAttribute("aria-label") ?? "").replace(/^Select /, "") }));
  return { area, count, all, onClick, setAll, picked };
}
