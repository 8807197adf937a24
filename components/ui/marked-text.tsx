import { Fragment, type ReactNode } from "react";

/** Text whose only marks are `code` and **strong**; everything else stands as it is. */
export function MarkedText({ text }: { text: string }) {
  return <>{pieces(text)}</>;
}

function pieces(text: string): ReactNode[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((piece, index) => {
    const key = `${index}`;
    if (piece.length > 2 && piece.startsWith("`") && piece.endsWith("`"))
      return <Code key={key}>{piece.slice(1, -1)}</Code>;
    if (piece.length > 4 && piece.startsWith("**") && piece.endsWith("**")) {
      return (
        <strong key={key} className="font-semibold text-ink">
          {piece.slice(2, -2)}
        </strong>
      );
    }
    return <Fragment key={key}>{piece}</Fragment>;
  });
}

/** A word of a machine in a sentence. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <code className="break-words rounded-mark bg-raised px-1 py-px font-mono text-[0.92em] text-ink">{children}</code>
  );
}
