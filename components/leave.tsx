"use client";
import { useEffect } from "react";
import { Spinner } from "./ui/spinner";

export type LeaveProps = {
  application: string;
  /** Of the application, as the server built it. */
  url: string;
  /** The page that Back should lead to, in place of the one that was left. */
  back: string;
};

/**
 * On the way to an application, as a whole page. The browser goes by itself, with or without scripts; a form is never
 * answered with a redirect to somewhere else, which our own content policy would stop.
 */
export function Leave({ application, url, back }: LeaveProps) {
  useEffect(() => {
    window.history.replaceState(null, "", back);
    window.location.assign(url);
    const shownAgain = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload();
    };
    window.addEventListener("pageshow", shownAgain);
    return () => window.removeEventListener("pageshow", shownAgain);
  }, [url, back]);
  return (
    <div role="status" className="max-w-130 rounded-panel border border-line bg-panel p-5">
      <noscript>
        <meta httpEquiv="refresh" content={`0;url=${url}`} />
      </noscript>
      <p className="flex items-center gap-2.5 font-semibold text-lg">
        <Spinner className="size-4" /> Going to {application}
      </p>
      <p className="mt-1 text-muted">
        Sign in there and agree; you come back here by yourself. What you entered is kept.
      </p>
      <p className="mt-3">
        <a href={url} className="inline-flex min-h-6 items-center text-accent underline underline-offset-4">
          Continue to {application}
        </a>
      </p>
    </div>
  );
}
