import { type Field, type GuideStep, type OAuthScope, type ScopeRule, secret, text } from "../kit";

/** The application that a team registers at a vendor, so that people can let it in. */

type ClientOptions = Partial<Pick<Field, "help" | "example" | "pattern" | "message" | "optional">>;

export const clientId = (options: ClientOptions = {}) =>
  text({ label: "Client ID", help: "Of the application that you registered there. It is not secret.", ...options });

export const clientSecret = (options: ClientOptions = {}) =>
  secret({ label: "Client secret", help: "Of the same application.", ...options });

export const scopesField = (options: ClientOptions & { default: string }) =>
  text({
    label: "Scopes",
    group: "settings",
    help: "What people are asked to allow, separated by blanks.",
    example: options.default,
    pattern: "^\\S+(\\s+\\S+)*$",
    message: "Separate scopes by blanks.",
    maxLength: 4000,
    ...options,
  });

/** `place` says where the vendor keeps its list of addresses, up to the verb, such as “Under **Redirect URIs**”. */
export const redirectAt = (place: string, url?: string): GuideStep => ({
  text: `${place} enter this, letter by letter:`,
  copy: "{keyrack.redirectUri}",
  ...(url ? { url } : {}),
});

/** Marks: read little, read or write much, everything or other people. */
export const little = (scope: string, words: string): OAuthScope => ({ scope, words, risk: "low" });
export const much = (scope: string, words: string): OAuthScope => ({ scope, words, risk: "medium" });
export const all = (scope: string, words: string): OAuthScope => ({ scope, words, risk: "high" });

export type Preset = NonNullable<ScopeRule["presets"]>[number];

/** What the field holds before anybody chose: the first preset. */
export const presetText = ([first]: readonly Preset[], separator = " "): string =>
  (first?.scopes ?? []).join(separator);
