import type { ReactNode } from "react";
import { classes } from "./classes";
import { Link } from "./link";

type ItemLook = {
  icon?: ReactNode;
  danger?: boolean;
  /** A key that does the same, e.g. "E". */
  hint?: string;
  children: ReactNode;
};

export function MenuLink({ href, ...item }: ItemLook & { href: string }) {
  return (
    <Link role="menuitem" href={href} prefetch={false} className={look(item)}>
      <Content {...item} />
    </Link>
  );
}

/** Submits the form with that id, which may stand anywhere in the page. */
export function MenuSubmit({ form, ...item }: ItemLook & { form: string }) {
  return (
    <button role="menuitem" type="submit" form={form} className={look(item)}>
      <Content {...item} />
    </button>
  );
}

export type MenuActionProps = ItemLook & { onSelect: () => void; disabled?: boolean };

/** Only inside client components: what it does cannot come from the server. */
export function MenuAction({ onSelect, disabled, ...item }: MenuActionProps) {
  return (
    <button role="menuitem" type="button" onClick={onSelect} disabled={disabled} className={look(item)}>
      <Content {...item} />
    </button>
  );
}

export function MenuSeparator() {
  return <hr className="my-1 border-line" />;
}

function Content({ icon, hint, children }: ItemLook) {
  return (
    <>
      {icon}
      <span className="flex-1 text-start">{children}</span>
      {hint && (
        <span className="text-faint text-xs" aria-hidden>
          {hint}
        </span>
      )}
    </>
  );
}

function look({ danger }: ItemLook): string {
  return classes(
    "menu-item",
    danger ? "text-bad hover:bg-bad-soft focus:bg-bad-soft" : "hover:bg-raised focus:bg-raised",
  );
}
