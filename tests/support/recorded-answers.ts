import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RecordedAnswer } from "@/connectors/answers";
import type { Connector } from "@/connectors/kit";

export type Recorded = RecordedAnswer;

/** Read from disk at once, because tests are named after them. */
export function answersOf(connector: Connector): Recorded[] {
  const path = join(import.meta.dirname, "../../connectors", connector.id, "answers.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
}
