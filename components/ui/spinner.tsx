import { classes } from "./classes";

/** A turning ring of the text's colour and of an icon's size. With a label it speaks, without one it is silent. */
export function Spinner({ label, className = "size-4" }: { label?: string; className?: string }) {
  return (
    <>
      <svg viewBox="0 0 16 16" fill="none" className={classes("animate-spin", className)} aria-hidden>
        <circle cx="8" cy="8" r="6" stroke="currentColor" strokeWidth="2" opacity="0.22" />
        <path d="M14 8a6 6 0 0 0-6-6" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
      {label && <span className="sr-only">{label}</span>}
    </>
  );
}
