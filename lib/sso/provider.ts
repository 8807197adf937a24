/**
 * The identity provider that whoever runs Keyrack named. Read once at the start; nothing here talks to anybody. An
 * issuer must use TLS unless it is on this machine.
 */
export type SsoProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Lower case. Whose verified address ends in one of these may join without an invitation; empty: nobody. */
  domains: readonly string[];
  /** On the button: "Continue with …". */
  label: string;
};

export type SsoSource = Partial<Record<"issuer" | "clientId" | "clientSecret" | "domains" | "label", string>>;
export type SsoProblem = { name: string; problem: string };

export function readSsoProvider(given: SsoSource): SsoProvider | SsoProblem | undefined {
  const { issuer, clientId, clientSecret } = given;
  if (Object.values(given).every((value) => value === undefined)) return undefined;
  if (issuer === undefined || !isIssuer(issuer)) {
    return { name: "KEYRACK_OIDC_ISSUER", problem: "must be an https address such as https://login.example.com." };
  }
  if (clientId === undefined) return { name: "KEYRACK_OIDC_CLIENT_ID", problem: "must be set beside the issuer." };
  if (clientSecret === undefined) {
    return { name: "KEYRACK_OIDC_CLIENT_SECRET", problem: "must be set beside the issuer." };
  }
  const domains = (given.domains ?? "")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const wrong = domains.find((each) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(each));
  if (wrong !== undefined) {
    return { name: "KEYRACK_OIDC_DOMAINS", problem: `holds "${wrong}", which is no domain such as example.com.` };
  }
  return { issuer, clientId, clientSecret, domains, label: (given.label ?? "single sign-on").slice(0, 40) };
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const here = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return (protocol === "https:" || (protocol === "http:" && here)) && search === "" && hash === "" && username === "";
}
