/** The package brings no types; what the tests touch of it. */
declare module "oidc-provider" {
  import type { RequestListener } from "node:http";

  type Found = { clientId?: string; accountId?: string } | undefined;
  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    callback(): RequestListener;
    AccessToken: { find(token: string): Promise<Found> };
    ClientCredentials: { find(token: string): Promise<Found> };
    on(event: string, listener: (...args: unknown[]) => void): void;
  }
}
