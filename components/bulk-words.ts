/** What can be done with several credentials at once, and how it is called. */
export const bulkVerbs = ["recheck", "tag", "environment", "caretaker", "pause", "resume", "export", "delete"] as const;
export type BulkVerb = (typeof bulkVerbs)[number];

/** Those that ask something first or tell what came of it. */
export type BulkDeed = Exclude<BulkVerb, "export">;

/** Id of the form that the boxes of all rows belong to. */
export const bulkForm = "bulk-form";

export const bulkWords: Readonly<Record<BulkVerb, string>> = {
  recheck: "Recheck",
  tag: "Tag",
  environment: "Environment",
  caretaker: "Hand over",
  pause: "Pause",
  resume: "Resume",
  export: "Export",
  delete: "Delete…",
};

/** What leads to all of a list that is longer than its page. */
export function allWords({ total, most }: { total: number; most: number }): string {
  const all = total.toLocaleString("en");
  return total > most ? `First ${most.toLocaleString("en")} of ${all} that match` : `All ${all} that match`;
}

export function counted(count: number): string {
  return count === 1 ? "1 credential" : `${count.toLocaleString("en")} credentials`;
}

export function bulkTitle(verb: BulkDeed, count: number): string {
  const what = counted(count);
  switch (verb) {
    case "recheck":
      return `Recheck ${what}`;
    case "tag":
      return `Tag ${what}`;
    case "environment":
      return `Set the environment of ${what}`;
    case "caretaker":
      return `Hand over ${what}`;
    case "pause":
      return `Pause ${what}`;
    case "resume":
      return `Resume ${what}`;
    case "delete":
      return `Delete ${what} for good?`;
  }
}

/** What was done, as one sentence. */
export function bulkDone(verb: BulkDeed, count: number): string {
  const what = counted(count);
  switch (verb) {
    case "recheck":
      return `Checked ${what} again.`;
    case "tag":
      return `Changed the tags of ${what}.`;
    case "environment":
      return `Set the environment of ${what}.`;
    case "caretaker":
      return `Handed over ${what}.`;
    case "pause":
      return `Paused ${what}.`;
    case "resume":
      return `Resumed ${what}.`;
    case "delete":
      return `Deleted ${what} for good.`;
  }
}
