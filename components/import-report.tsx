import { Badge } from "./ui/badge";
import { Link } from "./ui/link";

export type ImportResult = {
  name: string;
  done: "added" | "replaced" | "skipped";
  id?: string;
  draft?: boolean;
  note?: string;
};

/** What became of each row. */
export function ImportReport({ lines }: { lines: readonly ImportResult[] }) {
  return (
    <ol className="divide-y divide-line rounded-panel border border-line bg-panel">
      {lines.map(({ name, done, id, draft, note }, index) => {
        const key = `${index}`;
        return (
          <li key={key} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5">
            <span className="min-w-0 flex-1 basis-48">
              {id ? (
                <Link href={`/credentials/${id}`} prefetch={false} className="wrap-anywhere font-medium underline">
                  {name}
                </Link>
              ) : (
                <span className="wrap-anywhere font-medium">{name}</span>
              )}
              {note && <span className="wrap-anywhere block text-muted text-sm">{note}</span>}
            </span>
            {draft && <Badge>Draft</Badge>}
            <Badge tone={done === "skipped" ? "neutral" : "ok"}>{words[done]}</Badge>
          </li>
        );
      })}
    </ol>
  );
}

const words = { added: "Added", replaced: "Replaced", skipped: "Skipped" };
