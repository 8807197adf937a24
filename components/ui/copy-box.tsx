import { CopyButton } from "./copy-button";

export type CopyBoxProps = {
  text: string;
  label: string /** Keeps line breaks and scrolls sideways: snippets. */;
  block?: boolean;
};

/** A text of a machine with a button to copy it; it can be selected by hand as well. */
export function CopyBox({ text, label, block }: CopyBoxProps) {
  return (
    <div className="flex items-start gap-1 rounded-control border border-line bg-canvas p-0.5 ps-2.5">
      {block ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className="min-w-0 flex-1 overflow-x-auto py-2" tabIndex={0} aria-label={label}>
          <pre className="font-mono text-sm">{text}</pre>
        </section>
      ) : (
        <code className="min-w-0 flex-1 self-center break-all py-1 font-mono text-sm">{text}</code>
      )}
      <CopyButton text={text} label={`Copy ${label}`} />
    </div>
  );
}
