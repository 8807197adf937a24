/** Where the way to the identity provider begins, and where to go afterwards. */
export function ssoStart(next: string): string {
  return `/sign-in/sso?next=${encodeURIComponent(next)}`;
}
