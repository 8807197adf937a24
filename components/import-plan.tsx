import { Badge, type Tone } from "./ui/badge";
import { Select } from "./ui/select";

export type ImportLine = {
  name: string;
  /** Application and authentication type. */
  kind: string;
  match: "new" | "sameId" | "sameAccount" | "conflict" | "impossible";
  /** The credential that is here already. */
  existing?: string;
  /** By the names of the fields: which hold something. */
  holds: string;
  draft: boolean;
  notes: readonly string[];
  choices: readonly ("add" | "skip" | "replace" | "both")[];
};

/** What would happen with each row of a file, and the choice where there is one. No value of the file is shown. */
export function ImportPlan({
  lines,
  chosen,
}: {
  lines: readonly ImportLine[];
  chosen: Readonly<Record<string, string>>;
}) {
  return (
    <ol className="divide-y divide-line rounded-panel border border-line bg-panel">
      {lines.map((line, index) => {
        const key = `row-${index}`;
        return (
          <li key={key} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="wrap-anywhere font-medium">{line.name}</span>
                <Badge tone={words[line.match].tone}>{words[line.match].text}</Badge>
                {line.draft && <Badge>Draft</Badge>}
              </p>
              <p className="wrap-anywhere text-muted text-sm">
                {line.kind}
                {line.holds && ` · ${line.holds}`}
              </p>
              {line.existing && <p className="wrap-anywhere text-muted text-sm">Here already: {line.existing}</p>}
              {line.notes.map((note) => (
                <p key={note} className="wrap-anywhere text-muted text-sm">
                  {note}
                </p>
              ))}
            </div>
            {line.choices.length > 1 && (
              <Select
                key={chosen[key] ?? ""}
                name={key}
                aria-label={`What to do with ${line.name}`}
                defaultValue={chosen[key] ?? line.choices[0] ?? "skip"}
                options={line.choices.map((value) => ({ value, label: choiceWords[value] }))}
                className="w-40 shrink-0"
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

const words: Record<ImportLine["match"], { text: string; tone: Tone }> = {
  new: { text: "New", tone: "ok" },
  sameId: { text: "Same credential", tone: "info" },
  sameAccount: { text: "Same account", tone: "info" },
  conflict: { text: "Same name", tone: "warn" },
  impossible: { text: "Cannot be imported", tone: "bad" },
};

const choiceWords = { add: "Add", skip: "Skip", replace: "Replace", both: "Keep both" };
