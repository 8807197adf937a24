"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { useHydrated } from "./hydrated";
import { IconButton } from "./icon-button";

export type CopyButtonProps = {
  /** What is copied. Never a stored secret: only what the page shows anyway. */
  text: string;
  /** The accessible name, e.g. "Copy callback URL". */
  label: string;
  /** Shows a word beside the icon. */
  word?: string;
  size?: ButtonSize;
  variant?: ButtonVariant;
};

/** Copies a text and says so. Takes its room from the start, appears when scripts run. */
export function CopyButton({ text, label, word, size = "sm", variant = "secondary" }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const hidden = useHydrated() ? "" : "invisible";
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const act = () => void copy(text).then(setCopied);
  const icon = copied ? <Check className="size-4 text-ok" /> : <Copy className="size-4" />;
  return (
    <>
      {word ? (
        <Button size={size} variant={variant} icon={icon} onClick={act} aria-label={label} className={hidden}>
          {word}
        </Button>
      ) : (
        <IconButton label={label} onClick={act} className={hidden}>
          {icon}
        </IconButton>
      )}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}

/** The clipboard interface exists only on https and localhost; a page on plain http still has the old command. */
async function copy(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      console.warn("The clipboard refused; trying the older way.", error);
    }
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "fixed top-0 opacity-0";
  const before = document.activeElement;
  // Inside an open dialog, so that its focus guard lets the selection be.
  (before?.closest("[role=dialog], [role=alertdialog]") ?? document.body).append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
