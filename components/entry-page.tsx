import type { ReactNode } from "react";
import { Mark } from "./ui/mark";

export type EntryPageProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Above the title, such as a `Progress`. */
  above?: ReactNode;
  /** Below the sheet. */
  footer?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

/** The pages without navigation: sign-in, set-up, invitations. One sheet, one thing to do. */
export function EntryPage({ title, description, above, footer, wide, children }: EntryPageProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-10 sm:py-[12vh]">
      <div className={wide ? "w-full max-w-xl" : "w-full max-w-sm"}>
        <p className="mb-6 flex items-center justify-center gap-2.5">
          <span className="inline-flex size-8 items-center justify-center rounded-control bg-accent text-on-accent">
            <Mark className="size-6" />
          </span>
          <span className="font-semibold text-lg">Keyrack</span>
        </p>
        <div className="rounded-panel border border-line bg-panel p-6 sm:p-8">
          {above && <div className="mb-5">{above}</div>}
          <h1 className="font-semibold text-xl">{title}</h1>
          {description && <div className="mt-1 text-muted">{description}</div>}
          <div className="mt-6">{children}</div>
        </div>
        {footer && <div className="mt-5 text-center text-muted text-sm">{footer}</div>}
      </div>
    </main>
  );
}
