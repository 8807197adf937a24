import type { ReactNode } from "react";

export type EmptyStateProps = { title: string; children?: ReactNode; actions?: ReactNode; below?: ReactNode };

/** One sentence, one thing to do. No picture. */
export function EmptyState({ title, children, actions, below }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-panel border border-line border-dashed px-6 py-14 text-center">
      <h2 className="font-semibold text-lg">{title}</h2>
      {children && <div className="mt-1 max-w-md text-balance text-muted">{children}</div>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
      {below && <div className="mt-8 flex flex-wrap justify-center gap-2">{below}</div>}
    </div>
  );
}
