/**
 * How to get the values, as plain data beside the form. `code` marks and **strong** marks are the only markup.
 */
export type Guide = {
  /** One sentence above the steps, e.g. which role is needed. */
  intro?: string;
  steps: readonly GuideStep[];
  /** What often goes wrong, below the steps. */
  notes?: readonly string[];
};

export type GuideStep = {
  text: string;
  /** Keys of the fields that this step fills: the guide follows the focused field by them. */
  fills?: readonly string[];
  /** A page at the vendor; may hold {placeholders} of non-secret fields. */
  url?: string;
  /** What to copy, shown in mono with a button; `{keyrack.name}` is filled in by the server. */
  copy?: string;
  /** Steps with a tab show only while that tab is chosen, e.g. "Admin" and "Not an admin". */
  tab?: string;
};
