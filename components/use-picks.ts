"use client";
import { type MouseEvent, type RefObject, useEffect, useRef, useState } from "react";
import { busy } from "./list-keys";

/**
 * The boxes of a list's rows: how many are ticked, a range with Shift, all, none by Esc. The browser keeps which. Those
 * on other pages of the same list may be taken along; they go when another list is shown, or when no box is ticked.
 */
export type Picks = {
  area: RefObject<HTMLDivElement | null>;
  count: number;
  /** Rows on this page. */
  all: number;
  onClick: (event: MouseEvent) => void;
  setAll: (on: boolean) => void;
  /** Ticks these, wherever they stand. */
  take: (picked: readonly Picked[]) => void;
  picked: () => Picked[];
};
export type Picked = { id: string; name: string };

/** `list` is the address of what is shown. */
export function usePicks(list: string): Picks {
  const area = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLInputElement>(null);
  const held = useRef<{ list: string; picked: readonly Picked[] }>({ list, picked: [] });
  const [{ count, all }, setCounts] = useState({ count: 0, all: 0 });
  const boxes = () => [...(area.current?.querySelectorAll<HTMLInputElement>("[data-pick]") ?? [])];
  const picked = () => {
    const now = boxes();
    const ticked = now.filter(({ checked }) => checked).map((box) => ({ id: box.value, name: nameOf(box) }));
    if (ticked.length === 0 || held.current.list !== list) held.current = { list, picked: [] };
    const here = new Set(now.map(({ value }) => value));
    return [...ticked, ...held.current.picked.filter(({ id }) => !here.has(id))];
  };
  const tally = () => {
    const next = { count: picked().length, all: boxes().length };
    setCounts((before) => (before.count === next.count && before.all === next.all ? before : next));
  };
  const setAll = (on: boolean) => {
    for (const box of boxes()) box.checked = on;
    tally();
  };
  const take = (found: readonly Picked[]) => {
    const ids = new Set(found.map(({ id }) => id));
    for (const box of boxes()) box.checked = ids.has(box.value);
    held.current = { list, picked: found };
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
  return { area, count, all, onClick, setAll, take, picked };
}

function nameOf(box: HTMLInputElement): string {
  return (box.getAttribute("aria-label") ?? "").replace(/^Select /, "");
}
