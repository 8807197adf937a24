import type { FormState } from "@/app/form-state";

/** A form's state, and once the link that it made. */
export type LinkFormState = FormState & {
  made?: { id: string; url: string; mail?: { sent: boolean; text: string } };
};

export const noLink: LinkFormState = { values: {} };
