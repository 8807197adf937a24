import { readFileSync } from "node:fs";

/**
 * Which page an address belongs to, as the build named it: `/connect/[token]`, never the token. For traces, which may know
 * what was asked for but not with which code or link.
 */
export type RouteOf = (url: string) => string | undefined;

type Manifest = { staticRoutes: { page: string }[]; dynamicRoutes: { page: string; regex: string }[] };

/** Reads what the build left in its folder. */
export function pageRoutes(dir: string): RouteOf {
  const { staticRoutes, dynamicRoutes } = JSON.parse(
    readFileSync(`${dir}/.next/routes-manifest.json`, "utf8"),
  ) as Manifest;
  const plain = new Set(staticRoutes.map(({ page }) => page));
  const shaped = dynamicRoutes.map(({ page, regex }) => ({ page, shape: new RegExp(regex) }));
  return (url) => {
    const path = url.split("?", 1)[0] ?? "/";
    return plain.has(path) ? path : shaped.find(({ shape }) => shape.test(path))?.page;
  };
}
