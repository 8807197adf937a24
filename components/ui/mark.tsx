/** The product's mark: a key that hangs from a rail. Takes the colour of the text around it. */
export function Mark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden>
      <path d="M4 3.5h16" strokeWidth="2.4" />
      <circle cx="12" cy="9" r="3.6" strokeWidth="2.4" />
      <path d="M12 12.8v8.2h3.4M12 17h2.4" strokeWidth="2.4" strokeLinejoin="round" />
    </svg>
  );
}
