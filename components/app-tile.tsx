import type { Tile } from "@/connectors/kit/connector";
import { classes } from "./ui/classes";

export type AppTileProps = { tile: Tile; size?: 20 | 28 | 40 };

/** The application at a glance: its logo, or two letters on its colour. The name stands beside it, so this is silent. */
export function AppTile({ tile, size = 28 }: AppTileProps) {
  const { logo, logoDark, initials, hue } = tile;
  if (logo === undefined) {
    return (
      <span className={classes(box, boxes[size], "hue font-semibold", hueClass(hue))} aria-hidden>
        {initials.slice(0, 2)}
      </span>
    );
  }
  return (
    <span className={classes(box, boxes[size], "logo-tile border border-line bg-panel")} aria-hidden>
      <Logo src={logo} {...(logoDark ? { theme: "light" as const } : {})} />
      {logoDark && <Logo src={logoDark} theme="dark" />}
    </span>
  );
}

/** Lazy, so that the drawing of the other theme, which is not shown, is not fetched either. */
function Logo({ src, theme }: { src: string; theme?: "light" | "dark" }) {
  return (
    // biome-ignore lint/performance/noImgElement: a small drawing of our own needs no optimizer
    <img src={src} alt="" data-logo={theme} loading="lazy" decoding="async" className="size-[62%] object-contain" />
  );
}

/** The nearest of the twelve hues that have a class: colours may not come from a style attribute. */
export function hueClass(hue: number): string {
  const index = Math.round((((hue % 360) + 360) % 360) / 30) % 12;
  return hues[index] ?? "hue-0";
}

const hues = [
  "hue-0",
  "hue-30",
  "hue-60",
  "hue-90",
  "hue-120",
  "hue-150",
  "hue-180",
  "hue-210",
  "hue-240",
  "hue-270",
  "hue-300",
  "hue-330",
];
const box = "inline-flex shrink-0 select-none items-center justify-center overflow-hidden leading-none";
const boxes = {
  20: "size-5 rounded-mark text-[0.5625rem]",
  28: "size-7 rounded-control text-[0.6875rem]",
  40: "size-10 rounded-[9px] text-[0.9375rem]",
};
