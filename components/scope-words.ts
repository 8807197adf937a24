import type { OAuthScope } from "@/connectors/kit/oauth";

/** Scopes as a field holds them, separated by blanks or commas, and as people choose them. */
export function scopesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((scope) => scope !== ""))];
}

/** In the order of the list, then what is not on it in the order it was entered. */
export function scopeText(known: readonly OAuthScope[], chosen: readonly string[]): string {
  const listed = known.map(({ scope }) => scope).filter((scope) => chosen.includes(scope));
  return [...listed, ...othersIn(known, chosen)].join(" ");
}

/** What the list does not know. */
export function othersIn(known: readonly OAuthScope[], chosen: readonly string[]): string[] {
  return [...new Set(chosen)].filter((scope) => !known.some((each) => each.scope === scope));
}

/** Every word of the search stands in the name, the words or the reason. */
export function matching(known: readonly OAuthScope[], search: string): OAuthScope[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return known.filter(({ scope, words: said, why = "" }) => {
    const text = `${scope} ${said} ${why}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Compared with what was asked for before. */
export function scopeChanges(before: string, now: string): { added: string[]; dropped: string[] } {
  const [old, next] = [scopesIn(before), scopesIn(now)];
  return { added: next.filter((scope) => !old.includes(scope)), dropped: old.filter((scope) => !next.includes(scope)) };
}

/** A preset is chosen when it is exactly what is chosen. */
export function isPreset(preset: readonly string[], chosen: readonly string[]): boolean {
  return new Set(preset).size === new Set(chosen).size && preset.every((scope) => chosen.includes(scope));
}
