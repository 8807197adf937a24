import { Link } from "./link";

export type PagerProps = {
  page: number;
  pages: number;
  total: number;
  /** Lines a page. */
  size: number;
  href: (page: number) => string;
};

/** Where one is in a long list, and the way on. Nothing at all when one page holds everything. */
export function Pager({ page, pages, total, size, href }: PagerProps) {
  if (pages <= 1) return <span />;
  const first = (page - 1) * size + 1;
  return (
    <nav aria-label="Pages" className="flex items-center gap-1 text-muted text-sm">
      <p className="me-2 tabular-nums">
        {number(first)}–{number(Math.min(total, page * size))} of {number(total)}
      </p>
      <Turn href={href(page - 1)} off={page <= 1} rel="prev">
        Previous
      </Turn>
      <Turn href={href(page + 1)} off={page >= pages} rel="next">
        Next
      </Turn>
    </nav>
  );
}

function Turn({ href, off, rel, children }: { href: string; off: boolean; rel: "prev" | "next"; children: string }) {
  const look = "inline-flex h-8 items-center rounded-control px-2 touch:h-11";
  if (off) return <span className={`${look} text-faint`}>{children}</span>;
  return (
    <Link href={href} rel={rel} className={`${look} font-medium text-ink hover:bg-raised`}>
      {children}
    </Link>
  );
}

function number(value: number): string {
  return value.toLocaleString("en");
}
