/** What became of each row of a file, without anything that was in its fields. */
export type Report = {
  lines: readonly ReportLine[];
  /** Of the file, what could not be read. */
  unread: readonly { name: string; reason: string }[];
  checking: number;
};
export type ReportLine = {
  name: string;
  done: "added" | "replaced" | "skipped";
  id?: string;
  draft?: boolean;
  note?: string;
};

export function countsOf(report: Report): { added: number; replaced: number; skipped: number } {
  const count = (done: ReportLine["done"]) => report.lines.filter((line) => line.done === done).length;
  return { added: count("added"), replaced: count("replaced"), skipped: count("skipped") + report.unread.length };
}
