/** Colours of brands made readable on our tiles: hue and chroma stay, only the lightness in OKLCH moves. */

/** The tile in the light and in the dark theme, as in app/globals.css. */
export const tiles = { light: "#ffffff", dark: "#16181c" } as const;

/** The nearest lightness with a contrast of at least 3:1 (WCAG 2.2, 1.4.11) to the tile; the colour itself if it has that. */
export function readableOn(tile: string, colour: string): string {
  if (contrast(tile, colour) >= 3) return colour;
  const [lightness, a, b] = toOklab(colour);
  const up = luminance(tile) < 0.2;
  // Black on dark is white, not grey.
  if (up && Math.hypot(a, b) < 0.03 && lightness < 0.4) return "#f2f2f3";
  for (let step = 1; step <= 100; step++) {
    const moved = lightness + (up ? step : -step) / 100;
    // Towards white and black less chroma exists.
    const room = Math.min(1, (up ? 1 - moved : moved) * 3.5);
    const next = fromOklab([moved, a * room, b * room]);
    if (contrast(tile, next) >= 3.05) return next;
  }
  return up ? "#ffffff" : "#000000";
}

export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

export function luminance(colour: string): number {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

type Triple = [number, number, number];

function linear(colour: string): Triple {
  const hex = colour.replace("#", "");
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
  const part = (at: number) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(0), part(2), part(4)];
}

/** Björn Ottosson, https://bottosson.github.io/posts/oklab/ */
function toOklab(colour: string): Triple {
  const [r, g, b] = linear(colour);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const parts = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((value) => {
    const clamped = Math.min(1, Math.max(0, value));
    const encoded = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}
