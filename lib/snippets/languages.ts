/** The tabs, in their order; an id stands in addresses. */
export const languages = [
  { id: "curl", label: "curl" },
  { id: "typescript", label: "TypeScript" },
  { id: "python", label: "Python" },
  { id: "n8n", label: "n8n" },
  { id: "cli", label: "CLI" },
] as const;
export type Language = (typeof languages)[number]["id"];

export const modes = [
  { id: "proxy", label: "Proxy" },
  { id: "fetch", label: "Fetch authorization" },
] as const;
export type Mode = (typeof modes)[number]["id"];

/** In single quotes for a shell. */
export function shell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A string literal of TypeScript and Python alike. */
export function literal(text: string): string {
  return JSON.stringify(text);
}

/** How their code sends a request, in a word: nothing is sent from here. */
export const send = "fetch";

/** The header of every call, for a shell: double quotes, so that the variable is filled in. */
export const tokenHeader = `-H "Authorization: Bearer $KEYRACK_TOKEN"`;
