"use client";
import { useEffect, useState } from "react";
import type { PaletteAnswer } from "./palette-entries";

type Answered = PaletteAnswer & { query: string; trouble?: string };

/** What the server finds for a query, a moment after the last letter; until then the list before it stays. */
export function usePaletteAnswer(query: string): PaletteAnswer & { settled: boolean; trouble: string | undefined } {
  const [answer, setAnswer] = useState<Answered>();
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      () => void ask(query, stop.signal).then((found) => found && setAnswer(found)),
      query ? 70 : 0,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query]);
  return { groups: answer?.groups ?? [], settled: answer?.query === query, trouble: answer?.trouble };
}

async function ask(query: string, signal: AbortSignal): Promise<Answered | undefined> {
  try {
    const answer = await fetch(`/palette?${new URLSearchParams({ q: query })}`, { signal });
    if (answer.ok) return { ...((await answer.json()) as PaletteAnswer), query };
    const ended = answer.status === 401;
    return { groups: [], query, trouble: ended ? "Your session has ended. Sign in again." : unreachable };
  } catch (error) {
    if (signal.aborted) return undefined;
    console.warn("The server could not be reached.", error);
    return { groups: [], query, trouble: unreachable };
  }
}

const unreachable = "Keyrack did not answer. Look at your connection.";
