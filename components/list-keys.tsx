"use client";
import { useEffect } from "react";

/**
 * Keys of a list: J K and arrows walk the rows, Enter opens (the row is a link), E edits, R and others press what carries
 * that `data-key` in the row, or anywhere in the page: `/` for the search, `c` for adding, X and Shift X for a row's box.
 * Silent while somebody types.
 */
export function ListKeys({ enabled = true }: { enabled?: boolean }) {
  useEffect(() => {
    if (!enabled) return;
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [enabled]);
  return null;
}

function press(event: KeyboardEvent) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || busy(event.target)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const row = document.activeElement?.closest<HTMLElement>("[data-row]") ?? undefined;
  const step = key === "j" || (row && key === "ArrowDown") ? 1 : key === "k" || (row && key === "ArrowUp") ? -1 : 0;
  const done = step !== 0 ? walk(row, step) : key === "e" && row ? edit(row) : pressKey(key, row, event.shiftKey);
  if (done) event.preventDefault();
}

/** In an input, or while a dialog or menu is open, keys belong to it. */
export function busy(target: EventTarget | null): boolean {
  const typing = "input:not([type=checkbox]), textarea, select, [contenteditable=true]";
  if (target instanceof HTMLElement && target.closest(typing)) return true;
  return document.querySelector("[role=dialog], [role=alertdialog], :popover-open") !== null;
}

function walk(row: HTMLElement | undefined, step: number): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-list] [data-row]")];
  const at = row ? rows.indexOf(row) : step > 0 ? -1 : rows.length;
  const next = rows[at + step]?.querySelector<HTMLElement>("[data-open]");
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined && next !== null;
}

function edit(row: HTMLElement): boolean {
  const href = row.dataset.edit;
  if (href) location.assign(href);
  return href !== undefined;
}

function pressKey(key: string, row: HTMLElement | undefined, shiftKey: boolean): boolean {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const found =
    row?.querySelector<HTMLElement>(selector) ?? document.querySelector<HTMLElement>(`${selector}:not([data-row] *)`);
  if (found instanceof HTMLInputElement && found.type !== "checkbox") found.focus();
  else found?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey }));
  return Boolean(found);
}
