import type { Values } from "./kit";

/** One answer of an application as its documentation shows it, and what it has to be judged. */
export type RecordedAnswer = {
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

/** Loaded when first asked for, one application at a time. `connector` is the id of one that speaks HTTP. */
export async function recordedAnswers(connector: string): Promise<readonly RecordedAnswer[]> {
  const loaded: { default: unknown } = await import(`./${connector}/answers.json`);
  return loaded.default as RecordedAnswer[];
}
