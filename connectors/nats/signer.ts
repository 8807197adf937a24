import { credsAuthenticator } from "@nats-io/transport-node";
import type { Outcome } from "../kit";

/** How we say who we are: with words, or by signing what the server asks to be signed. `id` is stable, `name` for people. */
export type Signer = { id?: string; name?: string; sign(nonce: string | undefined): object };

type Secrets = Partial<Record<"username" | "password" | "token" | "userKey", string | undefined>>;

export function signerOf({ username, password, token, userKey }: Secrets): Signer | Outcome {
  if (token !== undefined) return { sign: () => ({ auth_token: token }) };
  if (userKey === undefined) return { id: username, name: username, sign: () => ({ user: username, pass: password }) };
  const jwt = /BEGIN NATS USER JWT-+\s+(\S+)/.exec(userKey)?.[1];
  const claims = claimsOf(jwt);
  const authenticate = credsAuthenticator(new TextEncoder().encode(`${userKey.trim()}\n`));
  const sign = (nonce: string | undefined) => Object(authenticate(nonce)) as object;
  if (!claims || !signs(sign)) return unreadable;
  return { id: claims.sub, name: claims.name, sign };
}

export function proofOf(signer: Signer, nonce: string | undefined): object {
  return signer.sign(nonce);
}

function signs(sign: (nonce: string) => object): boolean {
  try {
    sign("probe");
    return true;
  } catch {
    // Whatever is wrong with the seed, it cannot be used.
    return false;
  }
}

function claimsOf(jwt: string | undefined): { sub: string; name: string } | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt?.split(".")[1] ?? "", "base64url").toString());
    if (typeof claims !== "object" || claims === null || !("sub" in claims)) return undefined;
    const sub = String(claims.sub);
    return { sub, name: "name" in claims && claims.name ? String(claims.name) : sub };
  } catch {
    // No JSON, so no JWT.
    return undefined;
  }
}

const unreadable: Outcome = {
  outcome: "rejected",
  reason: "misconfigured",
  field: "userKey",
  says: "This credentials file is damaged.",
  hint: "It has two parts: a JWT and a seed that begins with SU.",
};
