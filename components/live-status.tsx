"use client";
import type { ReactNode } from "react";
import { useCredential } from "./credential-scope";
import { StatusMark } from "./status-mark";

/** The status as the server knows it, or the running step in its place. */
export function LiveStatus({ children }: { children: ReactNode }) {
  const { recheck, trouble } = useCredential();
  const refused = recheck.error ?? trouble;
  if (recheck.running) return <StatusMark status="checking" word={recheck.word} />;
  return (
    <>
      {children}
      {refused && (
        <p role="alert" className="text-bad">
          {refused}
        </p>
      )}
    </>
  );
}
