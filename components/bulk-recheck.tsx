"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { BulkFormLine } from "./bulk-form-state";
import type { BulkJobProps } from "./bulk-job";
import { checked } from "./bulk-report";
import { counted } from "./bulk-words";
import { linesOf } from "./check-stream";
import { Button } from "./ui/button";
import { Spinner } from "./ui/spinner";

/** Checks the ticked ones, telling each as it ends; Stop begins no further one. */
export function BulkRecheck({ job: { picked }, onEnd }: BulkJobProps) {
  const router = useRouter();
  const [lines, setLines] = useState<readonly BulkFormLine[]>([]);
  const [phase, setPhase] = useState<"running" | "ended" | "stopped" | "broken">("running");
  const stop = useRef<AbortController>(undefined);
  const button = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const control = new AbortController();
    stop.current = control;
    const put = (line: BulkFormLine) => setLines((before) => [...before, line]);
    void run(picked, put, control.signal).then((whole) => {
      if (control.signal.reason === unmounted) return;
      setPhase(control.signal.aborted ? "stopped" : whole ? "ended" : "broken");
      router.refresh();
    });
    button.current?.querySelector("button")?.focus();
    return () => control.abort(unmounted);
  }, [picked, router]);

  const refused = lines.filter(({ result }) => result === "refused");
  const missing = picked.length - lines.length;
  return (
    <div ref={button} className="w-full sm:w-md">
      <div className="flex items-center gap-3 px-1.5">
        {phase === "running" && <Spinner label="Checking" />}
        <p className="min-w-0 flex-1 font-medium" role="status">
          {phase === "running" ? (
            <span className="tabular-nums">
              {/* Said once: who listens is not told each number. */}
              <span aria-hidden>
                Checked {lines.length} of {picked.length}
              </span>
              <span className="sr-only">Checking {counted(picked.length)}.</span>
            </span>
          ) : (
            sentence(phase, lines, missing)
          )}
        </p>
        {phase === "running" ? (
          <Button size="sm" onClick={() => stop.current?.abort()}>
            Stop
          </Button>
        ) : (
          <Button size="sm" onClick={() => onEnd()}>
            Done
          </Button>
        )}
      </div>
      {phase === "running" && (
        <progress value={lines.length} max={picked.length} aria-label="Checked" className="bulk-progress" />
      )}
      {refused.length > 0 && (
        <ul className="mt-2 max-h-40 overflow-y-auto border-line border-t px-1.5 pt-2 text-sm">
          {refused.map(({ id, name, why }) => (
            <li key={id} className="py-1">
              <span className="font-medium">{name || "One that is not here any more"}</span>{" "}
              <span className="text-muted">{why}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const unmounted = "unmounted";

/** False when the connection was lost before the last one. */
async function run(
  picked: readonly { id: string }[],
  put: (line: BulkFormLine) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const body = new URLSearchParams(picked.map(({ id }) => ["id", id]));
  let told = 0;
  try {
    const answer = await fetch("/credentials/bulk/recheck", { method: "POST", body, signal });
    if (!answer.ok || !answer.body) return false;
    for await (const text of linesOf(answer.body)) {
      put(JSON.parse(text) as BulkFormLine);
      told += 1;
    }
  } catch (error) {
    if (!signal.aborted) console.warn("The server could not be reached.", error);
    return false;
  }
  return told === picked.length;
}

function sentence(phase: "ended" | "stopped" | "broken", lines: readonly BulkFormLine[], missing: number): string {
  const done = lines.filter(({ result }) => result === "done");
  const first = done.length > 0 ? checked(done) : "Nothing was checked.";
  if (missing === 0) return first;
  const rest = missing === 1 ? "1 was not begun." : `${missing.toLocaleString("en")} were not begun.`;
  return phase === "broken" ? `${first} Then Keyrack did not answer; look at your connection.` : `${first} ${rest}`;
}
