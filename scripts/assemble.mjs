/** Completes the folder that `next build` leaves: the entry, static files and public files beside the server. */
import { cpSync, existsSync } from "node:fs";
import { build } from "esbuild";

const out = ".next/standalone";
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
  packages: "external",
  alias: { "@": "." },
  sourcemap: "linked",
  logLevel: "warning",
});
cpSync(".next/static", `${out}/.next/static`, { recursive: true });
if (existsSync("public")) cpSync("public", `${out}/public`, { recursive: true });
