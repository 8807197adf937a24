import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Kills, full and damaged disks, wrong clocks: needs root, and Debian's fiu-utils and faketime. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: { include: ["tests/durability/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 1 },
});
