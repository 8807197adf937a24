import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";
import { Link, type LinkProps } from "./link";
import { Spinner } from "./spinner";

type Look = {
  /** The accessible name, also shown on hover. */
  label: string;
  size?: "sm" | "md";
  pending?: boolean;
  children: ReactNode;
};
export type IconButtonProps = Look &
  (({ href: string } & Omit<LinkProps, "href" | "children">) | ({ href?: undefined } & ComponentProps<"button">));

/** A square button (or link) with an icon only. */
export function IconButton({ label, size = "sm", pending = false, children, ...rest }: IconButtonProps) {
  const look = classes("icon-button", size === "sm" ? "size-8" : "size-9", rest.className);
  const content = pending ? <Spinner /> : children;
  if (rest.href !== undefined) {
    return (
      <Link title={label} {...rest} aria-label={label} className={look}>
        {content}
      </Link>
    );
  }
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={look}
      {...(pending ? { "aria-busy": true, disabled: true } : {})}
    >
      {content}
    </button>
  );
}
