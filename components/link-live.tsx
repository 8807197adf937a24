"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Asks every few seconds, while somebody looks, whether anything happened, and draws the page anew only then. Without
 * scripts the page is as it was when it was opened.
 */
export function LinkLive({ href, version }: { href: string; version: string }) {
  const router = useRouter();
  const shown = useRef(version);
  shown.current = version;
  useEffect(() => {
    const gone = new AbortController();
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      const answer = await fetch(href, { signal: gone.signal }).catch(() => undefined);
      const now = answer?.ok ? await answer.text() : shown.current;
      if (!gone.signal.aborted && now !== shown.current) router.refresh();
    };
    const timer = window.setInterval(() => void ask(), 3000);
    return () => {
      gone.abort();
      window.clearInterval(timer);
    };
  }, [href, router]);
  return null;
}
