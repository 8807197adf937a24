import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./ui/classes";
import { Mark } from "./ui/mark";

export type WalkthroughProps = {
  /** Whose page it is; without it only ours. */
  brand?: { workspace: string; colour: string; logo: string | undefined } | undefined;
  title: ReactNode;
  description?: ReactNode;
  /** Above the title, such as a `Progress`. */
  above?: ReactNode;
  /** Before the title, such as a tile or a large tick. */
  lead?: ReactNode;
  /** Room for a form with its guide beside it. */
  wide?: boolean;
  /** Says what becomes of what is entered; left out where nothing is. */
  privacy?: ReactNode;
  /** Below the sheet: other ways to go on. */
  below?: ReactNode;
  children?: ReactNode;
};

/** The pages behind a connect link: whose they are, one thing to do, and what becomes of it. Without any script. */
export function Walkthrough(props: WalkthroughProps) {
  const { brand, title, description, above, lead, wide, privacy, below, children } = props;
  return (
    <div data-brand={brand?.colour ?? "teal"} className="flex min-h-dvh flex-col px-4 pt-6 pb-8 sm:pt-10">
      <main className={classes("mx-auto w-full flex-1", wide ? "max-w-228" : "max-w-136")}>
        <Brand brand={brand} wide={wide ?? false} />
        <div className="rounded-panel border border-line bg-panel p-5 sm:p-8">
          {above && <div className="mb-6">{above}</div>}
          <div className="flex items-center gap-3.5">
            {lead}
            <div className="min-w-0 flex-1">
              <h1 className="wrap-anywhere font-semibold text-xl">{title}</h1>
              {description && <div className="mt-1 text-muted">{description}</div>}
            </div>
          </div>
          {children && <div className="mt-6">{children}</div>}
        </div>
        {privacy && (
          <p className="mx-auto mt-5 flex max-w-110 items-start gap-2 text-muted text-sm">
            <Lock className="mt-0.5 size-3.5 shrink-0" aria-hidden />
            <span>{privacy}</span>
          </p>
        )}
        {below && <div className="mx-auto mt-6 max-w-110">{below}</div>}
      </main>
      <footer className="mt-10 flex items-center justify-center gap-1.5 text-faint text-sm">
        <Mark className="size-4" /> Connected by Keyrack
      </footer>
    </div>
  );
}

function Brand({ brand, wide }: { brand: WalkthroughProps["brand"]; wide: boolean }) {
  if (!brand) return null;
  const { workspace, logo } = brand;
  return (
    <p className={classes("mb-5 flex items-center gap-3", !wide && "justify-center")}>
      {logo ? (
        // biome-ignore lint/performance/noImgElement: a small picture that is in the page already
        <img src={logo} alt="" className="h-10 max-w-44 rounded-control bg-[white] object-contain p-1" />
      ) : (
        <span
          aria-hidden
          className="inline-flex size-9 items-center justify-center rounded-[9px] bg-accent font-semibold text-lg text-on-accent"
        >
          {workspace.trim().charAt(0).toUpperCase()}
        </span>
      )}
      <span className="min-w-0 truncate font-semibold text-lg">{workspace}</span>
    </p>
  );
}
