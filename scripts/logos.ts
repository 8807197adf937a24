/**
 * `npm run logos`: writes the logos of the catalogue to public/logos and what there is to connectors/logos.ts. The result
 * is committed, so that neither a build nor the product needs the collections. What has no logo keeps its drawn tile.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "@/connectors";
import { contrast, readableOn, tiles } from "./logos/contrast";
import { sourceFor } from "./logos/sources";

const folder = join(import.meta.dirname, "../public/logos");
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (name.endsWith(".svg")) rmSync(join(folder, name));

const made: string[] = [];
const credits: string[] = [];
for (const { id, name } of catalogue) {
  const source = sourceFor(id, name);
  const drawn = source && (source.from === "logos" ? coloured(source.svg) : plain(source.path, source.colour));
  if (!drawn) continue;
  const two = drawn.dark !== drawn.light;
  writeFileSync(join(folder, `${id}.svg`), `${drawn.light}\n`);
  if (two) writeFileSync(join(folder, `${id}-dark.svg`), `${drawn.dark}\n`);
  made.push(`  ${/-/.test(id) ? `"${id}"` : id}: "${two ? "two" : "one"}",`);
  credits.push(`${id}: ${source.from}`);
}
writeFileSync(
  join(import.meta.dirname, "../connectors/logos.ts"),
  `/** Written by \`npm run logos\`: applications with a logo in public/logos, and whether it has a second one for dark tiles. */
export const logos: Readonly<Record<string, "one" | "two">> = {
${made.join("\n")}
};
`,
);
writeFileSync(join(folder, "NOTICE"), notice(credits));
console.log(`${made.length} of ${catalogue.length} applications have a logo.`);

type Drawn = { light: string; dark: string };

function plain(path: string, colour: string): Drawn {
  const svg = (fill: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="${fill}" d="${path}"/></svg>`;
  return { light: svg(readableOn(tiles.light, colour)), dark: svg(readableOn(tiles.dark, colour)) };
}

/** Several colours stay as they are; one that vanishes on a tile is moved, unless another lies on top of it. */
function coloured(svg: string): Drawn | undefined {
  const found = [...svg.matchAll(/#[0-9a-f]{3}(?:[0-9a-f]{3})?\b/gi)].map(([colour]) => colour);
  const colours = [...new Set(found)];
  const named = svg.match(/fill="(?!none|url|#)[a-z]+"/i);
  if (named || (!colours.length && !svg.includes("currentColor"))) return monochrome(svg);
  const vanishing = (tile: string) => colours.filter((colour) => contrast(tile, colour) < 1.5);
  const moved = (tile: string) =>
    vanishing(tile).reduce((text, colour) => text.replaceAll(colour, readableOn(tile, colour)), svg);
  const overlaid = vanishing(tiles.dark).length > 0 && vanishing(tiles.light).length > 0;
  return overlaid ? undefined : { light: colours.length === 1 ? moved(tiles.light) : svg, dark: moved(tiles.dark) };
}

/** Without any colour it is drawn black. */
function monochrome(svg: string): Drawn | undefined {
  if (/fill="|gradient/i.test(svg)) return undefined;
  return { light: svg, dark: svg.replace("<svg ", '<svg fill="#f2f2f3" ') };
}

function notice(lines: readonly string[]): string {
  return `The logos in this folder belong to their owners and stand here only to name the applications that a credential is for.
Nobody of them endorses Keyrack. The drawings come from two collections, both dedicated to the public domain (CC0 1.0,
https://creativecommons.org/publicdomain/zero/1.0/); a colour that could not be seen on a tile was made lighter or darker.

simple-icons  https://github.com/simple-icons/simple-icons
logos         https://github.com/gilbarbara/logos, as packaged in @iconify-json/logos

An owner who wants a logo taken out may say so; the application is then shown by its initials.

${lines.join("\n")}
`;
}
