"use client";
import { useCallback, useEffect, useState } from "react";
import type { BulkImpactView } from "./bulk-form-state";

/** Asks what deleting them all would break, where that is the question. */
export function useBulkImpact(picked: readonly { id: string }[], wanted: boolean) {
  const [impact, setImpact] = useState<BulkImpactView>();
  const [trouble, setTrouble] = useState<string>();
  const look = useCallback(() => {
    if (!wanted) return;
    void ask(picked).then((found) => {
      setImpact(found);
      setTrouble(found ? undefined : "Who uses them could not be found out. Reload the page and try again.");
    });
  }, [picked, wanted]);
  useEffect(look, [look]);
  return { impact, trouble, look };
}

async function ask(picked: readonly { id: string }[]): Promise<BulkImpactView | undefined> {
  const body = new URLSearchParams(picked.map(({ id }) => ["id", id]));
  const answer = await fetch("/credentials/bulk/impact", { method: "POST", body }).catch((error: unknown) => {
    console.warn("The server could not be reached.", error);
    return undefined;
  });
  return answer?.ok ? ((await answer.json()) as BulkImpactView) : undefined;
}
