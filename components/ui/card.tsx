import type { ReactNode } from "react";
import { classes } from "./classes";

export type CardProps = {
  title?: ReactNode;
  description?: ReactNode;
  /** At the end of the title's line. */
  actions?: ReactNode;
  /** A quiet bar at the bottom, usually with the saving button. */
  footer?: ReactNode;
  /** Level of the title: 2 unless told. */
  level?: 2 | 3;
  /** Leaves the padding to the content: lists and tables. */
  flush?: boolean;
  id?: string;
  className?: string;
  children?: ReactNode;
};

export function Card({ title, description, actions, footer, level = 2, flush, id, className, children }: CardProps) {
  const Title = level === 2 ? "h2" : "h3";
  return (
    <section id={id} className={classes("overflow-hidden rounded-panel border border-line bg-panel", className)}>
      {(title || actions) && (
        <header className={classes("flex flex-wrap items-start gap-3 px-5 pt-4", (flush || !children) && "pb-4")}>
          <div className={classes("min-w-0 flex-1", Boolean(description) && "basis-48")}>
            {title && <Title className="font-semibold text-lg">{title}</Title>}
            {description && <p className="mt-0.5 text-muted">{description}</p>}
          </div>
          {actions}
        </header>
      )}
      {children && <div className={flush ? "border-line not-first:border-t" : "px-5 py-4"}>{children}</div>}
      {footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t bg-canvas px-5 py-3 text-muted text-sm">
          {footer}
        </footer>
      )}
    </section>
  );
}
