"use client";
import { usePathname } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import { Link } from "./ui/link";

export type NavLinkProps = { href: string; icon: ReactNode; children: ReactNode; count?: ReactNode };

/** A link of the side navigation that knows when its part of the product is open. */
export function NavLink({ href, icon, children, count }: NavLinkProps) {
  const path = usePathname() ?? "";
  const current = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      onClick={fold}
      {...(current ? { "aria-current": path === href ? ("page" as const) : ("true" as const) } : {})}
      className="flex h-8 items-center gap-2.5 rounded-control px-2 text-muted transition-colors hover:bg-raised hover:text-ink aria-[current]:bg-raised aria-[current]:font-medium aria-[current]:text-ink touch:h-11"
    >
      {icon}
      <span className="flex-1">{children}</span>
      {count}
    </Link>
  );
}

/** The layout stays while pages change, so the opened menu of a phone must be put away by hand. */
function fold(event: MouseEvent<HTMLElement>) {
  event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
}
