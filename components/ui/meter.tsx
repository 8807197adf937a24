/** How much of a known amount is done: in words, and as a bar. */
export function Meter({ label, at, of }: { label: string; at: number; of: number }) {
  const words = `${at.toLocaleString("en")} of ${of.toLocaleString("en")}`;
  return (
    <div className="space-y-1.5">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span>{label}</span>
        <span className="text-muted tabular-nums">{words}</span>
      </div>
      <progress
        aria-label={label}
        aria-valuetext={words}
        value={of === 0 ? 1 : at}
        max={of === 0 ? 1 : of}
        className="block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
    </div>
  );
}
