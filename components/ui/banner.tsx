import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";

export type BannerProps = {
  tone: "info" | "warn" | "bad";
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons or links, below the text on a phone and beside it otherwise. */
  actions?: ReactNode;
  /** Receives the focus, e.g. as the summary of a form with errors. */
  id?: string;
  className?: string;
};

/** A message that stays. `bad` is announced at once, the others when there is a pause. */
export function Banner({ tone, title, children, actions, id, className }: BannerProps) {
  const { Icon, look } = tones[tone];
  return (
    <div
      id={id}
      role={tone === "bad" ? "alert" : "status"}
      {...(id ? { tabIndex: -1 } : {})}
      className={classes(
        "flex flex-wrap items-start gap-x-3 gap-y-2.5 rounded-panel border px-3.5 py-3",
        look,
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-60 items-start gap-x-3">
        <Icon className="mt-0.5 size-4 shrink-0" />
        <div className="min-w-0 flex-1 text-ink">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className={classes("text-base", title ? "mt-0.5 text-muted" : "")}>{children}</div>}
        </div>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}

const tones = {
  info: { Icon: Info, look: "border-info/25 bg-info-soft text-info" },
  warn: { Icon: TriangleAlert, look: "border-warn/25 bg-warn-soft text-warn" },
  bad: { Icon: CircleAlert, look: "border-bad/25 bg-bad-soft text-bad" },
};
