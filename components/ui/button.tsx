import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { classes } from "./classes";
import { Link, type LinkProps } from "./link";
import { Spinner } from "./spinner";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";
type Look = {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Before the label; while pending the spinner takes its place. */
  icon?: ReactNode;
  /** Keeps label and width, refuses further clicks. */
  pending?: boolean;
  /** Fills the row it stands in. */
  wide?: boolean;
  /** Breaks its label into lines where there is no room: for a label that holds an address or a value. */
  long?: boolean;
};
export type ButtonProps = Look &
  (({ href: string } & Omit<LinkProps, "href">) | ({ href?: undefined } & ComponentProps<"button">));

/** A button, or a link that looks like one when it has an `href`. */
export function Button(props: ButtonProps) {
  const { variant = "secondary", size = "md", icon, pending = false, wide, long, ...rest } = props;
  const look = classes(
    buttonLook(variant, size),
    wide && "w-full",
    long && longLook,
    long && lowest[size],
    rest.className,
  );
  const content = (
    <>
      {icon && <span className="-ms-0.5 inline-flex">{pending ? <Spinner /> : icon}</span>}
      <span className={long ? "wrap-anywhere" : "truncate"}>{rest.children}</span>
      {pending && !icon && (
        <span className="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden" aria-hidden>
          <span className="block h-full w-1/3 animate-slide bg-current opacity-70" />
        </span>
      )}
    </>
  );
  if (rest.href !== undefined) {
    return (
      <Link {...rest} className={look}>
        {content}
      </Link>
    );
  }
  return (
    <button
      type="button"
      {...rest}
      className={look}
      {...(pending ? { "aria-disabled": true, "aria-busy": true, onClick: refuse } : {})}
    >
      {content}
    </button>
  );
}

export function buttonLook(variant: ButtonVariant, size: ButtonSize): string {
  return classes(base, sizes[size], variants[variant]);
}

function refuse(event: MouseEvent) {
  event.preventDefault();
  event.stopPropagation();
}

const base =
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 overflow-hidden whitespace-nowrap rounded-control font-medium transition-colors disabled:opacity-55 aria-busy:opacity-80";
const longLook = "h-auto! shrink! whitespace-normal! py-1.5 text-start touch:min-h-11";
const lowest: Record<ButtonSize, string> = { sm: "min-h-8", md: "min-h-9", lg: "min-h-11" };
const sizes: Record<ButtonSize, string> = {
  sm: "h-8 px-2.5 text-sm touch:h-11 touch:px-3.5",
  md: "h-9 px-3.5 text-base touch:h-11",
  lg: "h-11 px-5 text-lg",
};
const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-line bg-panel text-ink hover:border-control hover:bg-raised",
  ghost: "text-muted hover:bg-raised hover:text-ink",
  danger: "bg-bad text-panel hover:bg-bad-hover",
};
