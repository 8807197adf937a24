import { ChevronDown } from "lucide-react";
import type { VerificationRecord } from "@/connectors/kit/summary";
import { CheckSteps, duration } from "./check-steps";
import { StatusIcon } from "./status-icon";
import { MarkedText } from "./ui/marked-text";
import { RelativeTime } from "./ui/relative-time";

/** Checks, newest first; each opens to its steps. Works without scripts. */
export function VerificationList({ records, now }: { records: readonly VerificationRecord[]; now: number }) {
  return (
    <ol className="divide-y divide-line">
      {records.map((record) => (
        <li key={record.id}>
          <details className="group">
            <summary className="-outline-offset-2 flex min-h-10 items-center gap-2.5 px-5 py-2 transition-colors hover:bg-raised/60 touch:min-h-11">
              <StatusIcon status={outcomes[record.outcome].icon} />
              <span className="min-w-0 flex-1 truncate">
                {outcomes[record.outcome].word}
                <span className="text-faint"> by {record.by}</span>
              </span>
              <RelativeTime at={record.at} now={now} className="shrink-0 text-faint text-sm" />
              <ChevronDown className="size-4 shrink-0 text-muted transition-[rotate] group-open:rotate-180" />
            </summary>
            <div className="px-5 pt-1 pb-4 ps-11.5">
              {record.explanation && (
                <p className="mb-2 break-words text-muted">
                  <MarkedText text={record.explanation.cause} />
                </p>
              )}
              <CheckSteps steps={record.steps} title="Steps" quiet limited={record.outcome === "limited"} />
              <p className="mt-1 text-faint text-sm">Took {duration(record.ms)}</p>
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}

const outcomes = {
  verified: { icon: "valid", word: "It works" },
  limited: { icon: "limited", word: "It works, with limits" },
  rejected: { icon: "invalid", word: "Rejected" },
  inconclusive: { icon: "unknown", word: "No clear answer" },
} as const;
