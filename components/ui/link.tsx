import NextLink from "next/link";
import type { ComponentProps } from "react";

export type LinkProps = Omit<ComponentProps<"a">, "href"> & { href: string; prefetch?: boolean };

/** A link that stays soft inside the product and becomes a plain one, in a tab of its own, for a foreign address. */
export function Link({ href, prefetch, ...rest }: LinkProps) {
  if (isForeign(href)) return <a href={href} target="_blank" rel="noreferrer noopener" {...rest} />;
  return <NextLink href={href} {...(prefetch === undefined ? {} : { prefetch })} {...rest} />;
}

export function isForeign(href: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith("//");
}
