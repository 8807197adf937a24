/** The parts of `oidc-provider` that tests use; it ships no types of its own. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  type Token = { accountId?: string; clientId?: string; grantId?: string };
  type Kind = {
    find(token: string): Promise<Token | undefined>;
    revokeByGrantId(grantId: string): Promise<void>;
  };
  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    AccessToken: Kind;
    RefreshToken: Kind;
    ClientCredentials: Kind;
    Grant: { prototype: { addOIDCScope(scope: string | readonly string[]): void } };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    on(event: string, listener: (first: Token & { oidc?: { params?: { grant_type?: string } } }) => void): void;
  }
}
