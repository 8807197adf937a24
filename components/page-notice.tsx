import type { ReactNode } from "react";

export type PageNoticeProps = {
  title: string;
  children: ReactNode;
  actions: ReactNode;
  reference?: string | undefined;
};

/** Stands where a page would, when there is none to show: what happened, what to do, the way back. */
export function PageNotice({ title, children, actions, reference }: PageNoticeProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start px-4 py-[14vh]">
      <h1 className="font-semibold text-xl">{title}</h1>
      <div className="mt-2 text-muted">{children}</div>
      <div className="mt-6 flex flex-wrap gap-2">{actions}</div>
      {reference && (
        <p className="mt-8 text-faint text-sm">
          Reference for the log: <code className="font-mono">{reference}</code>
        </p>
      )}
    </div>
  );
}
