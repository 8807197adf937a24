import type { FormState } from "@/app/form-state";

/** A form's state, and once the token that it made. */
export type TokenState = FormState & { made?: { name: string; text: string; snippet: string; note?: string } };

export const noToken: TokenState = { values: {} };

/** Ways to use credentials, as the form offers them, and the scopes that each stands for. */
export const uses: Readonly<Record<string, readonly string[]>> = {
  proxy: ["proxy:read", "proxy:write"],
  fetch: ["proxy:read", "proxy:write", "authorization:read"],
};
