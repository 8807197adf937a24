import { type ImportKind, matchWords, wordsOfChoice } from "./import-plan";
import { Badge } from "./ui/badge";
import { Select } from "./ui/select";

/** How many of each kind a long plan has, and one choice for all of them. */
export function ImportKinds({
  kinds,
  chosen,
}: {
  kinds: readonly ImportKind[];
  chosen: Readonly<Record<string, string>>;
}) {
  if (kinds.length === 0) return null;
  return (
    <section aria-labelledby="kinds" className="rounded-panel border border-line bg-panel">
      <div className="border-line border-b px-4 py-3">
        <h2 id="kinds" className="font-medium">
          For all of a kind
        </h2>
        <p className="text-muted text-sm">A row below may still be decided on its own.</p>
      </div>
      <ul className="divide-y divide-line">
        {kinds.map(({ match, count, choices, chosen: kept }) => {
          const key = `kind-${match}`;
          return (
            <li key={key} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
              <p className="flex flex-wrap items-center gap-x-2">
                <Badge tone={matchWords[match].tone}>{matchWords[match].text}</Badge>
                <span className="tabular-nums">{count.toLocaleString("en")}</span>
                <span className="text-muted text-sm">{matchWords[match].about}</span>
              </p>
              {choices.length > 1 && (
                <Select
                  key={chosen[key] ?? kept ?? ""}
                  name={key}
                  aria-label={`What to do with all of the kind: ${matchWords[match].text}`}
                  defaultValue={chosen[key] ?? kept ?? choices[0] ?? "skip"}
                  options={choices.map((value) => ({ value, label: wordsOfChoice(value, "all") }))}
                  className="w-52 shrink-0 max-sm:w-full"
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
