"use client";
import { CircleCheck, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";

export type ToastMessage = {
  text: string /** Label and deed of the one button, usually "Undo". */;
  undo?: { label: string; act: () => void };
};

/** Says that something is done. Never for a failure: those are read in place. */
export function showToast(message: ToastMessage): void {
  window.dispatchEvent(new CustomEvent<ToastMessage>(channel, { detail: message }));
}

/** Stands once in the shell. `initial` is a message of the server, e.g. after a redirect; it also shows without JavaScript. */
export function ToastRegion({ initial }: { initial?: string }) {
  const [message, setMessage] = useState<ToastMessage | undefined>(initial ? { text: initial } : undefined);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const show = (event: Event) => setMessage((event as CustomEvent<ToastMessage>).detail);
    window.addEventListener(channel, show);
    return () => window.removeEventListener(channel, show);
  }, []);
  useEffect(() => {
    if (!message || held) return;
    const timer = setTimeout(() => setMessage(undefined), message.undo ? 10_000 : 5000);
    return () => clearTimeout(timer);
  }, [message, held]);
  const close = () => setMessage(undefined);
  return (
    <div
      role="status"
      className="toast-region pointer-events-none fixed inset-x-0 bottom-0 z-60 flex justify-center p-4 sm:justify-end sm:p-6"
    >
      {message && (
        // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the message while somebody reads it
        <div
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          className="pointer-events-auto flex max-w-md animate-enter items-center gap-2.5 rounded-panel bg-panel py-2 ps-3.5 pe-2 shadow-float"
        >
          <CircleCheck className="size-4 shrink-0 text-ok" />
          <p className="min-w-0 flex-1">{message.text}</p>
          {message.undo && <Undo {...message.undo} close={close} />}
          <IconButton label="Close message" onClick={close}>
            <X className="size-4" />
          </IconButton>
        </div>
      )}
    </div>
  );
}

function Undo({ label, act, close }: { label: string; act: () => void; close: () => void }) {
  return (
    <Button
      size="sm"
      variant="ghost"
      onClick={() => {
        act();
        close();
      }}
    >
      {label}
    </Button>
  );
}

const channel = "keyrack:toast";
