"use client";
import { useState } from "react";
import { type KeyLine, keyLines } from "./key-lines";
import { Dialog } from "./ui/dialog";
import { useHydrated } from "./ui/hydrated";
import { Kbd } from "./ui/kbd";

/** The quiet button that opens the list of keys, also by `?`. */
export function KeySheet({ settings }: { settings: string }) {
  const [open, setOpen] = useState(false);
  if (!useHydrated()) return null;
  return (
    <>
      <button type="button" data-key="?" onClick={() => setOpen(true)} className={buttonLook}>
        Keyboard <Kbd>?</Kbd>
      </button>
      <KeyDialog open={open} onOpenChange={setOpen} settings={settings} />
    </>
  );
}

type KeyDialogProps = {
  lines?: readonly KeyLine[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  settings: string;
};

/** The list itself. Says where the keys can be switched off. */
export function KeyDialog({ lines = keyLines, open, onOpenChange, settings }: KeyDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard" wide>
      <dl className="grid gap-x-8 sm:grid-cols-2">
        {lines.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-3 border-line border-b py-2">
            <dt>{does}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-muted text-sm">
        Single keys work while nothing is being typed. They can be switched off in{" "}
        <a href={settings} className="text-accent underline underline-offset-2">
          Settings
        </a>
        .
      </p>
    </Dialog>
  );
}

const buttonLook =
  "inline-flex h-8 items-center gap-1.5 rounded-control px-2 text-faint text-sm hover:text-ink touch:hidden";
