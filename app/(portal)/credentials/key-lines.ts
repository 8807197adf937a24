import type { KeyLine } from "@/components/key-sheet";

/** What the list and the page of a credential listen to. */
export const keyLines: readonly KeyLine[] = [
  { keys: ["/"], does: "Search" },
  { keys: ["C"], does: "Add a credential" },
  { keys: ["J", "↓"], does: "Next" },
  { keys: ["K", "↑"], does: "Previous" },
  { keys: ["Enter"], does: "Open" },
  { keys: ["E"], does: "Edit" },
  { keys: ["R"], does: "Recheck" },
  { keys: ["F2"], does: "Rename" },
  { keys: ["Del"], does: "Delete…" },
  { keys: ["Esc"], does: "Close" },
  { keys: ["?"], does: "This list" },
];
