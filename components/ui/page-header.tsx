import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "./link";

export type PageHeaderProps = {
  title: ReactNode;
  /** The way here, without the page itself. */
  trail?: readonly { label: string; href: string }[];
  /** Before the title, such as a tile. */
  lead?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
};

export function PageHeader({ title, trail, lead, description, actions }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {trail && trail.length > 0 && <Trail items={trail} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        {lead}
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="break-words font-semibold text-xl">{title}</h1>
          {description && <div className="mt-0.5 text-muted">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 max-sm:has-[search]:w-full">{actions}</div>}
      </div>
    </header>
  );
}

function Trail({ items }: { items: NonNullable<PageHeaderProps["trail"]> }) {
  return (
    <nav aria-label="Where you are" className="mb-2">
      <ol className="flex flex-wrap items-center gap-1 text-muted text-sm">
        {items.map((item, index) => (
          <li key={item.href} className="flex items-center gap-1">
            {index > 0 && <ChevronRight className="size-3.5 text-faint" />}
            <Link href={item.href} className="rounded-mark py-1 hover:text-ink hover:underline">
              {item.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
