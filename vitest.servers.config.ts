import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The probes against Debian's own servers: tests/support/servers/README.md says what has to be installed. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: { include: ["tests/servers/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 120_000, maxWorkers: 2 },
});
