import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["{app,bin,components,connectors,lib,drizzle,tests}/**/*.test.{ts,tsx}"],
    exclude: [
      "tests/container/**",
      "tests/durability/system/**",
      "tests/e2e/**",
      "tests/nodes/**",
      "tests/nodes/**",
      "tests/postgres/**",
      "tests/servers/**",
      "node_modules/**",
    ],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
