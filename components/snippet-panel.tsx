import type { ReactNode } from "react";
import { Badge } from "./ui/badge";
import { classes } from "./ui/classes";
import { CopyButton } from "./ui/copy-button";
import { Link } from "./ui/link";
import { MarkedText } from "./ui/marked-text";
import { segmentLink } from "./ui/tabs";

export type SnippetChoice = { label: string; href: string; current: boolean };

export type SnippetPanelProps = {
  languages: readonly SnippetChoice[];
  modes: readonly (SnippetChoice & { help: string; recommended: boolean })[];
  code: string;
  /** What has to be there for it to run. */
  before: ReactNode;
  /** About this language, with `code` marked. */
  note?: string | undefined;
};

/** Code to paste. Languages and modes are addresses, so they can be sent to a colleague and need no script. */
export function SnippetPanel({ languages, modes, code, before, note }: SnippetPanelProps) {
  const language = languages.find(({ current }) => current)?.label ?? "";
  return (
    <div id="snippet" className="space-y-4">
      {modes.length > 1 && (
        <nav aria-label="Way to use it">
          <ul className="grid gap-2 sm:grid-cols-2">
            {modes.map((mode) => (
              <li key={mode.href}>
                <Mode {...mode} />
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="text-muted">{before}</div>
      <div className="overflow-hidden rounded-panel border border-line">
        <div className="flex items-center gap-2 border-line border-b bg-raised p-1">
          <nav aria-label="Language" className="min-w-0 flex-1 overflow-x-auto">
            <ul className="flex gap-0.5">
              {languages.map(({ label, href, current }) => (
                <li key={href}>
                  <Link
                    href={href}
                    scroll={false}
                    {...(current ? { "aria-current": "true" as const } : {})}
                    className={segmentLink}
                  >
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <CopyButton text={code} label={`Copy the ${language} snippet`} word="Copy" />
        </div>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={`${language} snippet`}
          className="-outline-offset-2 overflow-x-auto bg-canvas"
        >
          <pre data-snippet="" className="w-max min-w-full p-4 font-mono text-sm">
            {code}
          </pre>
        </section>
      </div>
      {note && (
        <p className="text-muted text-sm">
          <MarkedText text={note} />
        </p>
      )}
    </div>
  );
}

function Mode({ label, help, href, current, recommended }: SnippetPanelProps["modes"][number]) {
  return (
    <Link
      href={href}
      scroll={false}
      {...(current ? { "aria-current": "true" as const } : {})}
      className={classes(
        "block h-full rounded-control border px-3 py-2.5 transition-colors",
        current ? "border-accent bg-accent-soft/50" : "border-line bg-panel hover:border-control",
      )}
    >
      <span className="flex flex-wrap items-center gap-x-2 font-medium">
        {label} {recommended && <Badge tone="accent">Recommended</Badge>}
      </span>
      <span className="mt-0.5 block text-muted text-sm">{help}</span>
    </Link>
  );
}
