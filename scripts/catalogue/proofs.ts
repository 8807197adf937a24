import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Connector, isHttp, type Scheme } from "@/connectors/kit";

/**
 * Which test proves a way in: that it becomes green with the right secret and red with a wrong one. A way in of a kind
 * that no test knows has no proof, and `tests/catalogue/proofs.test.ts` then fails.
 */
export type Proof = { file: string } | { none: string };

export const simulated = "tests/catalogue/simulated.test.ts";
export const simulatedOAuth = "tests/catalogue/simulated-oauth.test.ts";

export function proofOf(connector: Pick<Connector, "id">, scheme: Scheme): Proof | undefined {
  const apart = elsewhere[`${connector.id} ${scheme.id}`];
  if (apart !== undefined) return apart;
  if (!isHttp(scheme)) return servers(connector.id);
  if (scheme.oauth2) return played.has(scheme.oauth2.grant) ? { file: simulatedOAuth } : undefined;
  if (scheme.login && scheme.type !== "login") return undefined;
  return simple.has(scheme.type) ? { file: simulated } : undefined;
}

/** Grants and types that one simulated vendor plays for every application that has them. */
const played = new Set(["authorization_code", "client_credentials", "jwt-bearer"]);
const simple = new Set(["none", "apiKey", "bearer", "basic", "digest", "login", "oauth1", "jwt", "signature"]);

/** What needs a part of its own: TLS from our side, somebody at another screen, a sign-in that a person wrote. */
const elsewhere: Readonly<Record<string, Proof>> = {
  "http clientCertificate": { file: "tests/api/client-certificate.test.ts" },
  "aws assumeRole": { file: "tests/api/signing-aws.test.ts" },
  "login token": { file: "tests/api/login.test.ts" },
  "login cookie": { file: "tests/api/login.test.ts" },
  "oauth1 threeLegged": { file: "tests/oauth/three-legged.test.ts" },
  "oauth2 deviceCode": { file: "tests/oauth/provider.test.ts" },
  "sap-business-one-dis agent": {
    none: "SAP's library alone speaks to this service, so nobody can be signed in from here; the check says so and never turns green.",
  },
};

/** Debian's servers where there is one, otherwise the protocol's server in Node. */
function servers(id: string): Proof | undefined {
  const files = [`tests/servers/${id}.test.ts`, `connectors/${id}/probe.test.ts`];
  const file = files.find((each) => existsSync(join(import.meta.dirname, "../..", each)));
  return file === undefined ? undefined : { file };
}
