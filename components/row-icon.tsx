/**
 * The drawings that every row of a list repeats, sent once: `RowIcons` stands somewhere in the page, and each `RowIcon`
 * points at one of them. Fifty rows would otherwise carry fifty copies.
 */
const drawings = {
  rename: "M21.2 6.8a1 1 0 0 0-4-4L3.8 16.2a2 2 0 0 0-.5.8L2 21.4a.5.5 0 0 0 .6.6l4.4-1.3a2 2 0 0 0 .8-.5zM15 5l4 4",
  recheck:
    "M3 12a9 9 0 0 1 9-9 9.8 9.8 0 0 1 6.7 2.7L21 8m0-5v5h-5m5 4a9 9 0 0 1-9 9 9.8 9.8 0 0 1-6.7-2.7L3 16m5 0H3v5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
} as const;

export function RowIcons() {
  return (
    <svg className="hidden" aria-hidden>
      {Object.entries(drawings).map(([name, path]) => (
        <symbol key={name} id={`row-${name}`} viewBox="0 0 24 24">
          <path d={path} strokeWidth={name === "more" ? 3 : 2} />
        </symbol>
      ))}
    </svg>
  );
}

export function RowIcon({ name, small = false }: { name: keyof typeof drawings; small?: boolean }) {
  return (
    <svg className={small ? "drawn size-3.5" : "drawn size-4"} aria-hidden>
      <use href={`#row-${name}`} />
    </svg>
  );
}
