"use client";
import { Ellipsis } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, type ReactNode, type ToggleEvent, useId, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import type { TriggerLook } from "./trigger";

export type MenuProps = {
  trigger: Omit<TriggerLook, "href">;
  align?: "start" | "end";
  /** Draws the entries when it is opened: for the fifty menus of a list. Needs scripts. */
  lazy?: boolean;
  /** `MenuLink`, `MenuSubmit`, `MenuAction`, `MenuSeparator` of menu-item. */
  children: ReactNode;
};

/**
 * Actions behind a button. A native popover, so it opens, closes and submits without JavaScript (in the middle of the
 * page); scripts put it beside its button and add the arrow keys.
 */
export function Menu({ trigger, align = "end", lazy = false, children }: MenuProps) {
  const id = useId();
  const [drawn, setDrawn] = useState(!lazy);
  const open = (menu: HTMLElement) => {
    // The first entry gets the focus, so all of them must be there before the browser shows the menu.
    if (!drawn) flushSync(() => setDrawn(true));
    place(menu, align);
  };
  const opener = { popoverTarget: id, "aria-haspopup": "menu" as const };
  const { label, icon = <Ellipsis className="size-4" />, iconOnly, ...look } = trigger;
  return (
    <>
      {iconOnly ? (
        <IconButton {...opener} label={label} size={look.size === "md" ? "md" : "sm"}>
          {icon}
        </IconButton>
      ) : (
        <Button {...opener} {...look} icon={trigger.icon}>
          {label}
        </Button>
      )}
      <div
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label="Actions"
        onBeforeToggle={({ newState, currentTarget }) => newState === "open" && open(currentTarget)}
        onToggle={enter}
        onKeyDown={walk}
        onClick={leave}
        className="m-auto min-w-44 max-w-72 rounded-panel bg-panel p-1 text-ink shadow-float outline-none open:animate-enter"
      >
        {drawn && children}
      </div>
    </>
  );
}

/** Beside its button, also while the page scrolls. */
function place(menu: HTMLElement, align: "start" | "end") {
  const follow = () => {
    if (menu.matches(":popover-open")) put(menu, align);
    else removeEventListener("scroll", follow);
  };
  put(menu, align);
  addEventListener("scroll", follow, { passive: true });
}

/** Below the button, or above it near the end of the screen. */
function put(menu: HTMLElement, align: "start" | "end") {
  const box = menu.previousElementSibling?.getBoundingClientRect();
  if (!box) return;
  const { clientWidth, clientHeight } = document.documentElement;
  const above = box.bottom > clientHeight - room && box.top > room;
  Object.assign(menu.style, {
    margin: "0",
    top: above ? "auto" : `${box.bottom + 4}px`,
    bottom: above ? `${clientHeight - box.top + 4}px` : "auto",
    left: align === "start" ? `${box.left}px` : "auto",
    right: align === "end" ? `${Math.max(8, clientWidth - box.right)}px` : "auto",
  });
}

function enter({ newState, currentTarget }: ToggleEvent<HTMLElement>) {
  if (newState === "open") items(currentTarget)[0]?.focus({ preventScroll: true });
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const all = items(event.currentTarget);
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: all[at + 1] ?? all[0], ArrowUp: all.at(at - 1), Home: all[0], End: all.at(-1) }[event.key];
  if (event.key === "Tab") event.currentTarget.hidePopover();
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function leave(event: MouseEvent<HTMLElement>) {
  if (event.target instanceof Element && event.target.closest("[role=menuitem]")) event.currentTarget.hidePopover();
}

function items(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role=menuitem]:not(:disabled)")];
}

/** Pixels that a menu of usual length needs. */
const room = 260;
