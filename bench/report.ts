import { isMet, type Row } from "./row";
import { tableOf } from "./table";

/** `words` is what was said behind the name of the script; `quick` wants a look of seconds instead of good figures. */
export type Measuring = { quick: boolean; words: readonly string[] };
/** From the process of a bench to the one that runs them all. */
export type Reported = { rows: readonly Row[] };

/**
 * What each bench ends with: measures, and hands the rows to whoever started it; started by itself it prints them and
 * exits with 1 when a goal was missed.
 */
export async function report(measure: (how: Measuring) => Promise<Row[]>): Promise<never> {
  const words = process.argv.slice(2);
  const rows = await measure({ quick: words.includes("--quick"), words: words.filter((word) => word !== "--quick") });
  if (process.send === undefined) {
    console.log(tableOf(rows));
    process.exit(rows.some((row) => isMet(row) === false) ? 1 : 0);
  }
  const sent: Reported = { rows };
  await new Promise<void>((done) => process.send?.(sent, undefined, {}, () => done()));
  process.exit(0);
}
