export type KeyLine = { keys: readonly string[]; does: string };

/** Everything that listens to a key, in the order of its use. */
export const keyLines: readonly KeyLine[] = [
  { keys: ["Ctrl", "K"], does: "Search, or do something" },
  { keys: ["/"], does: "Search this list" },
  { keys: ["C"], does: "Add a credential" },
  { keys: ["J", "↓"], does: "Next" },
  { keys: ["K", "↑"], does: "Previous" },
  { keys: ["Enter"], does: "Open" },
  { keys: ["E"], does: "Edit" },
  { keys: ["R"], does: "Recheck" },
  { keys: ["F2"], does: "Rename" },
  { keys: ["Del"], does: "Delete…" },
  { keys: ["X"], does: "Select" },
  { keys: ["Shift", "X"], does: "Select up to here" },
  { keys: ["B"], does: "Do something with the selected" },
  { keys: ["Ctrl", "Enter"], does: "Send the form" },
  { keys: ["G", "C"], does: "Go to the credentials" },
  { keys: ["G", "F"], does: "Go to the flows" },
  { keys: ["G", "L"], does: "Go to the connect links" },
  { keys: ["G", "A"], does: "Go to the applications" },
  { keys: ["G", "T"], does: "Go to the API tokens" },
  { keys: ["Esc"], does: "Close, or clear the selection" },
  { keys: ["?"], does: "This list" },
];
