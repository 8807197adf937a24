import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The image as scripts/container.sh has just built it, which runs this. */
const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: { include: ["tests/container/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
});
