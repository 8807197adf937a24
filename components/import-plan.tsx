import { Badge, type Tone } from "./ui/badge";
import { Select } from "./ui/select";

type Match = "new" | "sameId" | "sameAccount" | "conflict" | "impossible";
type Choice = "add" | "skip" | "replace" | "both";

/** All rows of a long plan that match alike. */
export type ImportKind = { match: Match; count: number; choices: readonly Choice[]; chosen?: string };

export type ImportLine = {
  /** Of the row in the file. */
  place: number;
  name: string;
  /** Application and authentication type. */
  kind: string;
  match: Match;
  /** The credential that is here already. */
  existing?: string;
  /** By the names of the fields: which hold something. */
  holds: string;
  draft: boolean;
  notes: readonly string[];
  choices: readonly Choice[];
  /** On an earlier visit of this page. */
  chosen?: string;
};

/** What would happen with each row of a file, and the choice where there is one. No value of the file is shown. */
export function ImportPlan({
  lines,
  kinds,
  chosen,
}: {
  lines: readonly ImportLine[];
  kinds: readonly ImportKind[];
  chosen: Readonly<Record<string, string>>;
}) {
  return (
    <ol className="divide-y divide-line rounded-panel border border-line bg-panel">
      {lines.map((line) => {
        const key = `row-${line.place}`;
        const together = kinds.some(({ match, choices }) => match === line.match && choices.length > 1);
        const now = chosen[key] ?? line.chosen ?? (together ? "" : (line.choices[0] ?? "skip"));
        return (
          <li key={key} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="wrap-anywhere font-medium">{line.name}</span>
                <Badge tone={matchWords[line.match].tone}>{matchWords[line.match].text}</Badge>
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
                key={now}
                name={key}
                aria-label={`What to do with ${line.name}`}
                defaultValue={now}
                options={[
                  ...(together ? [{ value: "", label: "As all of its kind" }] : []),
                  ...line.choices.map((value) => ({ value, label: wordsOfChoice(value) })),
                ]}
                className={together ? "w-52 shrink-0 max-sm:w-full" : "w-40 shrink-0"}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

export const matchWords: Readonly<Record<Match, { text: string; tone: Tone; about: string }>> = {
  new: { text: "New", tone: "ok", about: "not here yet" },
  sameId: { text: "Same credential", tone: "info", about: "came from here, or was brought before" },
  sameAccount: { text: "Same account", tone: "info", about: "leads to an account that is here" },
  conflict: { text: "Same name", tone: "warn", about: "has the name of another account" },
  impossible: { text: "Cannot be imported", tone: "bad", about: "the rows say why" },
};

export function wordsOfChoice(choice: Choice, all?: "all"): string {
  const word = { add: "Add", skip: "Skip", replace: "Replace", both: "Keep both" }[choice];
  // What is incomplete never replaces what works.
  return all && choice === "replace" ? "Replace where possible" : word;
}
