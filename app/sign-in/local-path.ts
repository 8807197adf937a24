/**
 * Where to go after signing in. Only a path of this Keyrack is taken: browsers read `//host`, `/\host` and paths with
 * tabs or line breaks in them as the address of another site.
 */
export function localPath(wanted: string | undefined): string {
  const home = "/credentials";
  if (wanted === undefined || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(wanted)) return home;
  const base = "https://keyrack.invalid";
  if (!URL.canParse(wanted, base)) return home;
  const { origin, pathname, href } = new URL(wanted, base);
  if (origin !== base || pathname.startsWith("//") || /^\/(sign-in|setup|api)?$/.test(pathname)) return home;
  // As it may stand in a header: a search may be in any script.
  return href.slice(base.length);
}
