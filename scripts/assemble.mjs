/** Completes the folder that `next build` leaves: the entry, static files and public files beside the server. */
import { cpSync, existsSync } from "node:fs";
import { build } from "esbuild";

const out = ".next/standalone";
await build({
  entryPoints: ["bin/keyrack.ts"],
  outfile: `${out}/keyrack.mjs`,
  bundle: true,
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
