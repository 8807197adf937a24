import { type Action, type Member, may } from "@/lib/actor";

export type Place = {
  text: string;
  /** What else it is looked for by. */
  words: string;
  href: string;
  /** After G. */
  letter?: string;
  needs?: Action;
};

/** Pages that this person may open, in the order of the navigation. */
export function placesFor(actor: Member): Omit<Place, "letter" | "needs">[] {
  return places
    .filter(({ needs }) => needs === undefined || may(actor, needs))
    .map(({ text, words, href }) => ({ text, words, href }));
}

/** Letter → address, for the keys. */
export function lettersFor(actor: Member): Record<string, string> {
  const named = places.filter(({ letter, needs }) => letter && (needs === undefined || may(actor, needs)));
  return Object.fromEntries(named.map(({ letter = "", href }) => [letter, href]));
}

const places: readonly Place[] = [
  { text: "Credentials", words: "list home", href: "/credentials", letter: "c" },
  { text: "Add Credential", words: "new connect application", href: "/credentials/new", needs: "credential.create" },
  { text: "Flows", words: "slots aliases environments", href: "/flows", letter: "f" },
  { text: "Applications", words: "apps catalogue connectors", href: "/apps", letter: "a" },
  { text: "Custom applications", words: "own connectors openapi", href: "/apps/custom", needs: "connector.manage" },
  { text: "Connect links", words: "ask customers", href: "/links", letter: "l", needs: "link.read" },
  { text: "Activity", words: "events audit log", href: "/activity" },
  { text: "API tokens", words: "settings tokens", href: "/settings/tokens", letter: "t", needs: "token.manage" },
  { text: "Import", words: "upload n8n env csv", href: "/credentials/import", needs: "credential.create" },
  { text: "Export", words: "download stubs backup", href: "/credentials/export", needs: "credential.export" },
  { text: "Account", words: "settings password passkeys sessions", href: "/settings/account" },
  { text: "Members", words: "settings people invite roles", href: "/settings/members" },
  { text: "Sign-in", words: "settings sso oidc", href: "/settings/sign-in", needs: "signIn.manage" },
  { text: "OAuth clients", words: "settings registrations", href: "/settings/clients", needs: "oauthClient.manage" },
  { text: "Network", words: "settings private addresses allow", href: "/settings/network", needs: "network.manage" },
  {
    text: "Notifications",
    words: "settings alerts mail webhook slack",
    href: "/settings/notifications",
    needs: "notification.manage",
  },
  { text: "Key", words: "settings master recovery kit backup", href: "/settings/key" },
  { text: "Appearance", words: "settings theme dark light shortcuts keyboard", href: "/settings/appearance" },
  { text: "About", words: "settings version", href: "/settings/about" },
  { text: "Workspaces", words: "switch create", href: "/workspaces" },
  { text: "API reference", words: "docs openapi developers", href: "/docs/api" },
];
