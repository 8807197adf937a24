/**
 * Completes the folder that `next build` leaves: the entry, static files and public files beside the server. The folder
 * then runs wherever it is copied to: packages that lie in it stay there, all others are bundled into the entry.
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { build } from "esbuild";

const out = ".next/standalone";
// The optimiser of images is off (next.config.ts), and is a third of the folder; what only the tests need is found and
// taken along where a package would use it if it were there.
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
// The migrations are inside of what is built.
const idle = [
  "drizzle",
  "node_modules/sharp",
  "node_modules/@img",
  ...Object.keys(packages).filter((path) => packages[path].dev),
];
// The driver brings a binary for every system; built for Linux, the folder may end up beside either C library.
const prebuilt = `${out}/node_modules/better-sqlite3-13/prebuilds`;
const ours = (name) => name.startsWith(process.platform) && name.endsWith(`-${process.arch}.node`);
idle.push(
  ...readdirSync(prebuilt).flatMap((name) => (ours(name) ? [] : [`node_modules/better-sqlite3-13/prebuilds/${name}`])),
);
for (const path of idle) rmSync(`${out}/${path}`, { recursive: true, force: true });
const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const beside = Object.keys(dependencies).filter((name) => existsSync(`${out}/node_modules/${name}/package.json`));
await build({
  entryPoints: { keyrack: "bin/keyrack.ts" },
  outdir: out,
  outExtension: { ".js": ".mjs" },
  chunkNames: "entry/[name]-[hash]",
  bundle: true,
  // Without it the drivers of every protocol would be loaded at the start.
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  external: beside.flatMap((name) => [name, `${name}/*`]),
  // Older packages ask for Node's own modules with `require`, which an ES module does not have.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  alias: { "@": "." },
  sourcemap: "linked",
  logLevel: "warning",
});
cpSync(".next/static", `${out}/.next/static`, { recursive: true });
if (existsSync("public")) cpSync("public", `${out}/public`, { recursive: true });
