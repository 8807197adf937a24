"use client";
import { useCredential } from "./credential-scope";
import { Button } from "./ui/button";

/** Opens the question; without scripts it leads to the page that asks it. */
export function DeleteButton({ href }: { href: string }) {
  const { setDeleting } = useCredential();
  return (
    <Button
      href={href}
      prefetch={false}
      onClick={(event) => {
        event.preventDefault();
        setDeleting(true);
      }}
    >
      Delete…
    </Button>
  );
}
