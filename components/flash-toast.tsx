"use client";
import { useEffect } from "react";
import { showToast } from "./ui/toast";

/** Says once what the action before this page did; a plain line where scripts do not run. */
export function FlashToast({ text, address }: { text: string; address: string }) {
  useEffect(() => {
    showToast({ text });
    // A reload must not say it again.
    window.history.replaceState(window.history.state, "", address);
  }, [text, address]);
  return (
    <noscript>
      <p role="status" className="mb-4 rounded-panel border border-line bg-panel px-4 py-3">
        {text}
      </p>
    </noscript>
  );
}
