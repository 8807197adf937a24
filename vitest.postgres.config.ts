import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What keeps something in an installation, once more on a real PostgreSQL. Needs Debian's postgresql. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["{lib,tests}/**/*.test.ts"],
    exclude: ["tests/{catalogue,container,durability,e2e,servers,vault}/**"],
    globalSetup: "tests/support/postgres-server.ts",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
