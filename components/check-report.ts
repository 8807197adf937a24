import type { Fields } from "@/connectors/kit/field";
import type { CheckDone } from "@/connectors/kit/summary";
import { type CheckStep, duration, stepTitles } from "./check-steps";

export type ReportInput = {
  application: string;
  authenticationType: string;
  fields: Fields;
  /** What was typed: it is taken out of the text wherever it appears, but for addresses and ports. */
  typed: Readonly<Record<string, string>>;
  steps: readonly CheckStep[];
  done: Pick<CheckDone, "outcome" | "reason" | "explanation">;
};

/** What one may send to somebody who helps: steps, reason, where it went. No value but the address is in it. */
export function checkReport(input: ReportInput): string {
  const { application, authenticationType, steps, done } = input;
  const lines = [
    `Check of ${application} (${authenticationType})`,
    `Outcome: ${done.outcome}${done.reason ? `, ${done.reason}` : ""}`,
    ...steps.map((step) => `- ${stepTitles[step.name]}: ${step.state}${step.ms > 0 ? `, ${duration(step.ms)}` : ""}`),
    ...(done.explanation ? [`Cause: ${done.explanation.cause}`, `Next: ${done.explanation.next}`] : []),
  ];
  return redacted(lines.join("\n"), input);
}

function redacted(text: string, { fields, typed }: ReportInput): string {
  let result = text;
  const hidden = Object.entries(typed).filter(([key, value]) => {
    const kind = fields[key]?.kind;
    return value.length >= 3 && kind !== "host" && kind !== "url" && kind !== "port" && kind !== "choice";
  });
  for (const [key, value] of hidden.sort((a, b) => b[1].length - a[1].length)) {
    result = result.replaceAll(value, `[${fields[key]?.label ?? key}]`);
  }
  return result;
}
