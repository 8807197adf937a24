"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Looks again while something goes on by itself. Without JavaScript there is a link beside it. */
export function LiveRefresh({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
