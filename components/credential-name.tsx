"use client";
import { Pencil } from "lucide-react";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { useCredential } from "./credential-scope";
import { RenameForm } from "./rename-form";
import { RowIcon } from "./row-icon";
import { Link } from "./ui/link";

/** The name, and in its place an input while somebody renames it. Without scripts the pencil leads to the same form. */
export function CredentialName({ children, title }: { children: ReactNode; title?: boolean }) {
  const { credential, may, here, renaming, setRenaming } = useCredential();
  const place = useRef<HTMLSpanElement>(null);
  const before = useRef(renaming);
  useEffect(() => {
    if (before.current && !renaming) place.current?.querySelector<HTMLElement>("a")?.focus();
    before.current = renaming;
  }, [renaming]);
  const open = (event: MouseEvent) => {
    event.preventDefault();
    setRenaming(true);
  };
  if (renaming) return <RenameForm large={title === true} />;
  return (
    <span ref={place} className="flex min-w-0 items-center gap-1">
      {children}
      {may.edit && (
        <Link
          href={`${here}${here.includes("?") ? "&" : "?"}rename=${credential.id}`}
          onClick={open}
          prefetch={false}
          aria-label={`Rename ${credential.name}`}
          title="Rename (F2)"
          data-key="F2"
          className={title ? pencilLook : "list-row-pencil"}
        >
          {title ? <Pencil className="size-3.5" /> : <RowIcon name="rename" small />}
        </Link>
      )}
    </span>
  );
}

const pencilLook =
  "inline-flex size-8 shrink-0 items-center justify-center rounded-control text-faint hover:bg-raised hover:text-ink touch:size-11";
