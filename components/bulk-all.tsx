"use client";
import { useState } from "react";
import { allWords } from "./bulk-words";
import { Button } from "./ui/button";
import { showToast } from "./ui/toast";
import type { Picked } from "./use-picks";

type BulkAllProps = { list: string; total: number; most: number; onFound: (picked: readonly Picked[]) => void };

/** Takes what the other pages of the list hold along. They are named once, so that a list that changes adds none. */
export function BulkAll({ list, total, most, onFound }: BulkAllProps) {
  const [pending, setPending] = useState(false);
  const look = async () => {
    setPending(true);
    const found = await ask(list);
    setPending(false);
    if (found) onFound(found);
    else showToast({ text: "The other pages could not be read. Try again." });
  };
  return (
    <Button size="sm" variant="ghost" pending={pending} onClick={() => void look()}>
      <span className="sr-only">Select </span>
      {allWords({ total, most })}
    </Button>
  );
}

async function ask(list: string): Promise<readonly Picked[] | undefined> {
  const answer = await fetch(`/credentials/bulk/matching${new URL(list, location.href).search}`).catch(
    (error: unknown) => {
      console.warn("The server could not be reached.", error);
      return undefined;
    },
  );
  return answer?.ok ? ((await answer.json()) as { items: readonly Picked[] }).items : undefined;
}
