"use client";
import { Pencil } from "lucide-react";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { useCredential } from "./credential-scope";
import { RenameForm } from "./rename-form";
import { classes } from "./ui/classes";
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
          className={classes(pencilLook, title ? "size-8 touch:size-11" : rowPencilLook)}
        >
          <Pencil className="size-3.5" />
        </Link>
      )}
    </span>
  );
}

const pencilLook =
  "relative z-1 inline-flex shrink-0 items-center justify-center rounded-control text-faint hover:bg-raised hover:text-ink";
/** In a row it appears with the pointer or the focus; on a phone the menu has it. */
const rowPencilLook =
  "-my-1 size-6 opacity-0 focus-visible:opacity-100 group-hover/row:opacity-100 group-focus-within/row:opacity-100 touch:hidden";
