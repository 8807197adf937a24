import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, in that order: begun first, no worker is left with it while the other has nothing to do. */
const longest = [
  "accessibility",
  "forms",
  "bulk",
  "flows",
  "links",
  "links-others",
  "people",
  "custom-connector",
  "oauth",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** Chromium against the production build: run `npm run build` first. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["tests/e2e/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 90_000,
    sequence: { sequencer: LongestFirst },
    // Each file has a product and a browser of its own.
    maxWorkers: 2,
  },
});
