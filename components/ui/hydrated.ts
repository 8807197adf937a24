"use client";
import { useSyncExternalStore } from "react";

/** False on the server and in the first render, true once scripts run: for controls that would do nothing without. */
export function useHydrated(): boolean {
  return useSyncExternalStore(never, yes, no);
}

const never = () => () => undefined;
const yes = () => true;
const no = () => false;
