import { Button } from "./ui/button";

/** What was made of a paste, and the way back. */
export function PasteNote({ text, onUndo }: { text: string; onUndo: () => void }) {
  return (
    <p role="status" className="mt-1.5 flex flex-wrap items-center gap-x-2 text-sm">
      {text}
      <Button size="sm" variant="ghost" onClick={onUndo}>
        Undo
      </Button>
    </p>
  );
}
