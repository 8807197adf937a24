/** What became of each credential; `name` is empty for one that is not there any more. */
export type BulkFormLine = {
  id: string;
  name: string;
  result: "done" | "same" | "refused";
  why?: string | undefined;
  outcome?: "verified" | "limited" | "rejected" | "inconclusive" | undefined;
};

/** Without `lines` nothing was done: `errors` say where it is wrong, `problem` says why else. */
export type BulkFormState = {
  lines?: readonly BulkFormLine[];
  errors?: Readonly<Record<string, string>>;
  problem?: string;
  values?: Readonly<Record<string, string>>;
};
/** A server action; the ids stand in `id`, the deed in `do`. */
export type BulkAction = (state: BulkFormState, form: FormData) => Promise<BulkFormState>;

/** What deleting would break, all together. */
export type BulkImpactView = {
  now: number;
  /** How many of them this person may delete. */
  count: number;
  callers: readonly { id: string; name: string; calls: number; credentials: number; lastAt: number }[];
  calls: number;
  places: number;
  flows: readonly string[];
};
