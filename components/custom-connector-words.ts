import type { Values } from "@/connectors/kit/field";

/** What the forms around applications of one's own get back from their actions. */
export type FormStateView = {
  values: Values;
  problem?: { code: string; detail: string; fields: Readonly<Record<string, string>> };
  done?: string;
};

/** `at` is `about.baseUrl` or `ways.0.keyName`. */
export type GuessView = { at: string; reason: string; confirmed?: boolean };
