import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const resolve = { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } };
const limits = { testTimeout: 20_000, hookTimeout: 60_000 };

/** Everything that needs Node alone; and once more on PostgreSQL's engine what says most about how rows are kept. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          name: "sqlite",
          include: ["{app,bin,components,connectors,lib,drizzle,tests}/**/*.test.{ts,tsx}"],
          exclude: [
            "tests/container/**",
            "tests/durability/system/**",
            "tests/e2e/**",
            "tests/nodes/**",
            "tests/postgres/**",
            "tests/servers/**",
            "node_modules/**",
          ],
          ...limits,
        },
      },
      {
        resolve,
        test: {
          name: "pglite",
          include: [
            "lib/about.test.ts",
            "lib/credentials/list.test.ts",
            "lib/uses/*.test.ts",
            "tests/api/{credentials,tagged-tokens,tokens}.test.ts",
            "tests/events/export.test.ts",
          ],
          provide: { pglite: true },
          setupFiles: "tests/support/provided.ts",
          ...limits,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
