"use client";
import { X } from "lucide-react";
import { lazy, type ReactNode, Suspense, type SyntheticEvent, useState } from "react";
import { BulkAll } from "./bulk-all";
import type { BulkAction } from "./bulk-form-state";
import { type BulkDeed, type BulkVerb, bulkForm, bulkWords, counted } from "./bulk-words";
import { Button } from "./ui/button";
import { useHydrated } from "./ui/hydrated";
import { IconButton } from "./ui/icon-button";
import { usePicks } from "./use-picks";

export type BulkTools = {
  verbs: readonly BulkVerb[];
  action: BulkAction;
  /** Suggestions. */
  tags: readonly string[];
  environments: readonly string[];
  people: readonly { value: string; label: string }[];
  /** What the list holds, all its pages together, and how many of it can be chosen at once. */
  total: number;
  most: number;
};

export type BulkJobView = { verb: BulkDeed; picked: readonly { id: string; name: string }[] };

const BulkJob = lazy(() => import("./bulk-job"));

/**
 * A list whose rows have boxes, and below it what can be done with the ticked ones. Without scripts each button leads to a
 * page that asks and does it; with them it happens here, with parts that are loaded when they are first wanted.
 */
export function BulkBar({ tools, back, children }: { tools: BulkTools; back: string; children: ReactNode }) {
  const live = useHydrated();
  const picks = usePicks(back);
  const [job, setJob] = useState<BulkJobView>();
  const submit = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    const button = event.nativeEvent.submitter;
    if (!(button instanceof HTMLButtonElement) || button.value === "export") return;
    event.preventDefault();
    setJob({ verb: button.value as BulkDeed, picked: picks.picked() });
  };
  const { total, most } = tools;
  // The file is made of what stands in its address, which has no room for more than a page.
  const verbs = picks.count > picks.all ? tools.verbs.filter((verb) => verb !== "export") : tools.verbs;
  const running = job?.verb === "recheck";
  const end = (clear = false) => {
    setJob(undefined);
    if (clear) picks.setAll(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: listens to the boxes inside it
    <div ref={picks.area} onClick={picks.onClick} data-bulk="" {...(running ? { "data-busy": "" } : {})}>
      {children}
      <form id={bulkForm} action="/credentials/bulk" onSubmit={submit} aria-label="Selected" className="bulk-bar">
        <input type="hidden" name="back" value={back} />
        {running && job ? (
          <Suspense>
            <BulkJob job={job} tools={tools} back={back} onEnd={end} />
          </Suspense>
        ) : (
          <>
            <p className="flex items-center gap-1 px-1.5 font-medium max-sm:w-full" role="status">
              {live ? `${picks.count.toLocaleString("en")} selected` : "With the selected:"}
              {live && picks.count < picks.all && (
                <Button size="sm" variant="ghost" onClick={() => picks.setAll(true)}>
                  <span className="sr-only">Select </span>
                  All {picks.all}
                  {total > picks.all && " here"}
                </Button>
              )}
              {live && total > picks.all && picks.count >= picks.all && picks.count < Math.min(total, most) && (
                <BulkAll list={back} total={total} most={most} onFound={picks.take} />
              )}
              {live && (
                <IconButton label="Clear the selection" title="Clear (Esc)" onClick={() => picks.setAll(false)}>
                  <X className="size-4" />
                </IconButton>
              )}
            </p>
            <div className="bulk-bar-deeds">
              {verbs.map((verb) => (
                <Button
                  key={verb}
                  type="submit"
                  size="sm"
                  name="do"
                  value={verb}
                  {...(verb === "export" ? { formAction: "/credentials/export" } : {})}
                >
                  {bulkWords[verb]}
                </Button>
              ))}
            </div>
          </>
        )}
      </form>
      {live && picks.count > 0 && !running && (
        <button type="button" hidden data-key="b" onClick={() => toBar()}>
          Go to the actions for {counted(picks.count)}
        </button>
      )}
      {job && !running && (
        <Suspense>
          <BulkJob job={job} tools={tools} back={back} onEnd={end} />
        </Suspense>
      )}
    </div>
  );
}

function toBar() {
  document.querySelector<HTMLElement>(`#${bulkForm} button[name=do]`)?.focus();
}
