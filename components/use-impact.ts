"use client";
import { useCallback, useEffect, useState } from "react";
import type { DeleteImpactView } from "./delete-impact";

export type ImpactLook = { impact: DeleteImpactView | undefined; trouble: string | undefined; look: () => void };

/** Asks what a credential's deletion would break, as long as the question is open. */
export function useImpact(id: string, open: boolean): ImpactLook {
  const [impact, setImpact] = useState<DeleteImpactView>();
  const [trouble, setTrouble] = useState<string>();
  const look = useCallback(() => {
    void ask(id).then((found) => {
      setImpact(found);
      setTrouble(found ? undefined : "Who uses it could not be found out. Reload the page and try again.");
    });
  }, [id]);
  useEffect(() => {
    if (open) look();
  }, [open, look]);
  return { impact, trouble, look };
}

async function ask(id: string): Promise<DeleteImpactView | undefined> {
  const answer = await fetch(`/credentials/${id}/impact`).catch((error: unknown) => {
    console.warn("The server could not be reached.", error);
    return undefined;
  });
  return answer?.ok ? ((await answer.json()) as DeleteImpactView) : undefined;
}
