import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What keeps something in an installation, once more on a real PostgreSQL. Needs Debian's postgresql. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: [
      "lib/{credentials,custom-connectors,flows,links,members,passkeys,session,sso,totp,uses}/**/*.test.ts",
      "lib/{about,clock-ahead}.test.ts",
      "tests/{access,api,backup,events,links,nodes,notifications,oauth,postgres,status,transfer}/**/*.test.ts",
    ],
    // These look at the file of SQLite, or move bytes past every database.
    exclude: ["tests/api/{client,hostile-proxy,large-proxy,slow-proxy}.test.ts", "tests/events/chain.test.ts"],
    globalSetup: "tests/support/postgres-server.ts",
    setupFiles: "tests/support/provided.ts",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
