"use client";
import { useState } from "react";
import { BulkForm } from "./bulk-form";
import type { BulkFormLine } from "./bulk-form-state";
import type { BulkJobProps } from "./bulk-job";
import { BulkReport } from "./bulk-report";
import { bulkDone, bulkTitle, counted } from "./bulk-words";
import { Button } from "./ui/button";
import { Dialog, DialogClose } from "./ui/dialog";
import { showToast } from "./ui/toast";
import { useBulkImpact } from "./use-bulk-impact";

/** Asks what to do with the ticked ones; what was done to all of them is said in a word, the rest stays to be read. */
export function BulkDialog({ job: { verb, picked }, tools, back, onEnd }: BulkJobProps) {
  const [open, setOpen] = useState(true);
  const [lines, setLines] = useState<readonly BulkFormLine[]>();
  const { impact, trouble, look } = useBulkImpact(picked, verb === "delete");
  const close = () => {
    setOpen(false);
    onEnd(verb === "delete" && lines !== undefined);
  };
  const onLines = (all: readonly BulkFormLine[]) => {
    if (all.some(({ result }) => result === "refused")) return setLines(all);
    showToast({ text: wordsFor(verb, all) });
    setOpen(false);
    onEnd(verb === "delete");
  };
  const count = verb === "delete" ? (impact?.count ?? picked.length) : picked.length;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={lines ? "Not all of it was done" : bulkTitle(verb, count)}
      {...(lines ? { footer: <Button onClick={close}>Done</Button> } : {})}
    >
      {lines ? (
        <BulkReport verb={verb} lines={lines} />
      ) : (
        <BulkForm
          verb={verb}
          ids={picked.map(({ id }) => id)}
          tools={tools}
          back={back}
          impact={impact}
          trouble={trouble}
          onLines={onLines}
          onRefused={look}
          cancel={<DialogClose />}
        />
      )}
    </Dialog>
  );
}

function wordsFor(verb: BulkJobProps["job"]["verb"], lines: readonly BulkFormLine[]): string {
  const done = lines.filter(({ result }) => result === "done").length;
  if (done === 0) return `Nothing changed: ${counted(lines.length)} had it already.`;
  return bulkDone(verb, done);
}
