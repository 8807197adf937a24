import type { Face } from "@/lib/links/open";

/** Words that several of the screens behind a link share. */
export function brandOf({ workspace, looks }: Face) {
  return { workspace, colour: looks.colour, logo: looks.logo };
}

export function namesOf({ applications }: Face): string[] {
  const names = applications.map(({ name }) => name);
  return [...new Set(names)].length === names.length ? names : [...new Set(names)];
}

export function listed(names: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(names);
}

export function until({ expiresAt }: Face): string {
  return day(expiresAt);
}

export function day(at: number): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
    at,
  );
}

export function privacyOf({ workspace }: Face): string {
  return `You need no account. What you enter is checked once, stored encrypted for ${workspace}, and shown on no page again. You can take the access back in the application at any time.`;
}
