import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Chromium against the production build: run `npm run build` first. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["tests/e2e/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // Each file has a product and a browser of its own.
    maxWorkers: 2,
  },
});
