import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Connector, Values } from "@/connectors/kit";

/** One answer of an application as its documentation shows it, and what it has to be judged. */
export type Recorded = {
  title: string;
  scheme: string;
  source: string;
  /** Which request was answered; the probe unless it says `login`. */
  request?: "login";
  withoutSecret?: boolean;
  values?: Values;
  answer: { status: number; headers?: Record<string, string | string[]>; body: unknown };
  expect: { outcome: string; reason?: string; identity?: string; label?: string; missing?: string[] };
};

export function answersOf(connector: Connector): Recorded[] {
  const path = join(import.meta.dirname, "../../connectors", connector.id, "answers.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
}
