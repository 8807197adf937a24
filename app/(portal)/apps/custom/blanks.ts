/** The ways that an empty description can begin with. */
export const blanks = [
  { kind: "bearer", label: "Key, token or password" },
  { kind: "oauth2", label: "OAuth 2.0" },
  { kind: "login", label: "Sign-in for a session" },
] as const;
