/** The product's mark: a key that hangs from a rail. Takes the colour of the text around it. */
export function Mark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden>
      <path d="M3 4.25h18" strokeWidth="2.5" />
      <path d="M6 4.5v3.25M18 4.5v3.25" strokeWidth="2" />
      <circle cx="12" cy="9.5" r="3" strokeWidth="2.25" />
      <path d="M12 12.75V21M12.25 20.25h3M12.25 16.75h2.25" strokeWidth="2.25" />
    </svg>
  );
}
