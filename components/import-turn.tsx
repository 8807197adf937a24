import { SubmitButton } from "./ui/submit-button";

export type ImportPlace = { page: number; pages: number; total: number; size: number };

/** Where one is in a long plan. The buttons send the form, since a link would lose what was chosen on this page. */
export function ImportTurn({ page, pages, total, size }: ImportPlace) {
  if (pages <= 1) return null;
  const number = (value: number) => value.toLocaleString("en");
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-2 text-muted text-sm">
      <p className="me-1 tabular-nums">
        {number((page - 1) * size + 1)}–{number(Math.min(total, page * size))} of {number(total)}
      </p>
      <SubmitButton variant="secondary" size="sm" name="intent" value={`page-${page - 1}`} disabled={page <= 1}>
        Previous
      </SubmitButton>
      <SubmitButton variant="secondary" size="sm" name="intent" value={`page-${page + 1}`} disabled={page >= pages}>
        Next
      </SubmitButton>
      <span>What you choose on a page is kept when you turn it.</span>
    </nav>
  );
}
