/** Adds up what the runners counted and compares it with the floor: fewer tests than before need a reason. */
import { existsSync, readFileSync } from "node:fs";

const [broken, ...files] = process.argv.slice(2);
let passed = 0;
let failed = Number(broken);
for (const file of files) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  const name = file.split("/").at(-1);
  if (report === undefined) {
    console.log(`${name}: no report`);
    failed += 1;
    continue;
  }
  passed += report.numPassedTests;
  const bad = report.numTotalTests - report.numPassedTests;
  failed += bad;
  console.log(`${name}: ${report.numPassedTests} passed, ${bad} failed or skipped`);
}
const { tests, why } = JSON.parse(readFileSync(new URL("./floor.json", import.meta.url), "utf8"));
if (passed < tests) {
  console.log(`Fewer tests than before: ${passed} of at least ${tests} (${why}).`);
  failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
