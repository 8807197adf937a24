/** Writes lib/openapi/worker-code.ts: the reader of API descriptions as one text, so that no deployable has to find a file. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

export async function embedded(): Promise<string> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ["lib/openapi/worker-entry.ts"],
    bundle: true,
    minify: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    legalComments: "none",
    charset: "ascii",
  });
  const code = result.outputFiles[0]?.text ?? "";
  return `/** Made by \`npx tsx scripts/embed-openapi-worker.ts\` from worker-entry.ts. Do not edit. */\nexport const workerCode =\n  ${JSON.stringify(code)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(`${root}/lib/openapi/worker-code.ts`, await embedded());
}
