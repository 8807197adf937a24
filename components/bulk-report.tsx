import { CircleCheck } from "lucide-react";
import type { BulkFormLine } from "./bulk-form-state";
import { type BulkDeed, bulkDone, counted } from "./bulk-words";
import { Button } from "./ui/button";

/** What became of each: those that were refused with the reason, the others counted and named below. */
export function BulkReport({ verb, lines, back }: { verb: BulkDeed; lines: readonly BulkFormLine[]; back?: string }) {
  const of = (result: BulkFormLine["result"]) => lines.filter((line) => line.result === result);
  const [done, same, refused] = [of("done"), of("same"), of("refused")];
  return (
    <div className="space-y-4" role="status">
      {done.length > 0 && (
        <p className="flex gap-2 font-medium">
          <CircleCheck className="mt-0.5 size-4 shrink-0 text-ok" />
          {verb === "recheck" ? checked(done) : bulkDone(verb, done.length)}
        </p>
      )}
      {same.length > 0 && <p className="text-muted">{counted(same.length)} had it already.</p>}
      {refused.length > 0 && (
        <>
          <p className="font-medium">{verb === "recheck" ? "Not checked" : "Left as they were"}</p>
          <Lines lines={refused} />
        </>
      )}
      {back && (
        <>
          {done.length > 0 && <Lines lines={done} />}
          <Button href={back}>Back to the list</Button>
        </>
      )}
    </div>
  );
}

function Lines({ lines }: { lines: readonly BulkFormLine[] }) {
  return (
    <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-control border border-line bg-canvas">
      {lines.map(({ id, name, why, outcome }) => (
        <li key={id} className="px-3 py-2">
          <span className="break-words font-medium">{name || "One that is not here any more"}</span>
          {outcome && <span className="ms-2 text-muted">{outcomeWords[outcome]}</span>}
          {why && <span className="block text-muted text-sm">{why}</span>}
        </li>
      ))}
    </ul>
  );
}

/** "Checked 12: 10 valid, 2 invalid." */
export function checked(lines: readonly BulkFormLine[]): string {
  const parts = Object.entries(outcomeWords).flatMap(([outcome, words]) => {
    const count = lines.filter((line) => line.outcome === outcome).length;
    return count === 0 ? [] : [`${count.toLocaleString("en")} ${words}`];
  });
  return `Checked ${counted(lines.length)}: ${parts.join(", ")}.`;
}

const outcomeWords = {
  verified: "valid",
  limited: "limited",
  rejected: "invalid",
  inconclusive: "without a clear answer",
} as const;
