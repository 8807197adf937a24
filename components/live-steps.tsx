"use client";
import type { ReactNode } from "react";
import { CheckSteps } from "./check-steps";
import { useCredential } from "./credential-scope";

/** The steps of the running check in the place of those of the last one. */
export function LiveSteps({ children }: { children: ReactNode }) {
  const { recheck } = useCredential();
  return recheck.running && recheck.steps.length > 0 ? <CheckSteps steps={recheck.steps} /> : children;
}
