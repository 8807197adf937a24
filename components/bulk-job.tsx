"use client";
import type { BulkJobView, BulkTools } from "./bulk-bar";
import { BulkDialog } from "./bulk-dialog";
import { BulkRecheck } from "./bulk-recheck";

export type BulkJobProps = {
  job: BulkJobView;
  tools: BulkTools;
  back: string;
  /** `clear`: what was selected is not there any more. */
  onEnd: (clear?: boolean) => void;
};

/** What was chosen for the ticked rows, under way. Loaded when it is first wanted. */
export default function BulkJob(props: BulkJobProps) {
  return props.job.verb === "recheck" ? <BulkRecheck {...props} /> : <BulkDialog {...props} />;
}
