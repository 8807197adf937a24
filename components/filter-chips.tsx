import { X } from "lucide-react";
import { Link } from "./ui/link";

/** What narrows the list down, each a link that takes it away. */
export type ChosenFilter = { name: string; label: string; text: string; without: string };

export function FilterChips({ chosen }: { chosen: readonly ChosenFilter[] }) {
  if (chosen.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-1.5" aria-label="Chosen filters">
      {chosen.map(({ name, label, text, without }) => (
        <li key={name} className="min-w-0">
          <Link href={without} className={look}>
            <span className="truncate">
              <span className="text-muted">{label}:</span> {text}
            </span>
            <X className="size-3.5 shrink-0 text-muted" />
            <span className="sr-only">, take this filter away</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

const look =
  "inline-flex h-7 max-w-full items-center gap-1.5 rounded-control bg-raised ps-2.5 pe-2 text-sm transition-colors hover:bg-accent-soft touch:h-11";
