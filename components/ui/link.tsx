import NextLink from "next/link";
import type { ComponentProps } from "react";

export type LinkProps = Omit<ComponentProps<"a">, "href"> & {
  href: string;
  prefetch?: boolean;
  /** False where only a part of the page changes: it stays where it is. */
  scroll?: boolean;
};

/** A link that stays soft inside the product and becomes a plain one, in a tab of its own, for a foreign address. */
export function Link({ href, prefetch, scroll, ...rest }: LinkProps) {
  if (isForeign(href)) return <a href={href} target="_blank" rel="noreferrer noopener" {...rest} />;
  const moves = { ...(prefetch === undefined ? {} : { prefetch }), ...(scroll === undefined ? {} : { scroll }) };
  return <NextLink href={href} {...moves} {...rest} />;
}

export function isForeign(href: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith("//");
}
