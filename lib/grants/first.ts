import { eq } from "drizzle-orm";
import type { DB } from "@/lib/db/store";
import type { Installation } from "@/lib/installation";
import type { OAuthCredential } from "@/lib/oauth/credential";
import type { Tokens } from "@/lib/oauth/token";
import { type GrantSecret, grantRow, originOf, sealFirst, secretOf } from "./grant";
import { sharedBy } from "./shared";
import { timesOf } from "./times";

/**
 * Stores tokens that a person's consent brought. They replace whatever was there under a new data key, and count the
 * fence up, so that a refresh of the old ones that is still under way cannot write over them.
 */
export type FirstGrant = {
  secret: GrantSecret;
  oauthClientId: string | null;
  scopes: string[];
  expiresAt: number | null;
  refreshExpiresAt: number | null;
  dueAt: number | null;
};

export function firstGrant(credential: OAuthCredential, tokens: Tokens, wanted: readonly string[]): FirstGrant {
  const secret = secretOf(tokens, originOf(credential));
  const { oauth2 } = credential.scheme;
  const times = oauth2
    ? timesOf(oauth2, tokens, secret, Date.now())
    : { expiresAt: null, refreshExpiresAt: null, dueAt: null };
  return { secret, oauthClientId: credential.oauthClient ?? null, scopes: tokens.scopes ?? [...wanted], ...times };
}

/** In the transaction that tells of it. */
export async function storeFirst(
  home: Installation,
  tx: DB,
  { id: credentialId, workspaceId }: { id: string; workspaceId: string },
  { secret, ...columns }: FirstGrant,
): Promise<void> {
  const { grants: g } = home.store.t;
  const before = await grantRow(home, tx, credentialId);
  const sealed = sealFirst(home, { workspaceId, credentialId }, (before?.revision ?? 0) + 1, secret);
  const fence = (before?.fence ?? 0) + 1;
  await tx.delete(g).where(eq(g.credentialId, credentialId));
  const row = { credentialId, workspaceId, ...columns, ...sealed, failures: 0, fence, updatedAt: Date.now() };
  await tx.insert(g).values(row);
}

/** Once that is committed: older tokens that wait to be stored have nothing to wait for any more. */
export function forgetPending(home: Installation, credentialId: string): void {
  sharedBy(home).pending.delete(credentialId);
}

/**
 * Says which OAuth client of the workspace a credential uses that nobody signs in for. Until its first token it holds a
 * grant without one, which is got when it is needed.
 */
export async function shareClient(
  home: Installation,
  tx: DB,
  { id: credentialId, workspaceId }: { id: string; workspaceId: string },
  oauthClient: string | undefined,
): Promise<void> {
  const { grants: g } = home.store.t;
  const before = await grantRow(home, tx, credentialId);
  const oauthClientId = oauthClient ?? null;
  if (before?.oauthClientId === oauthClientId || (before === undefined && oauthClientId === null)) return;
  if (before) return void (await tx.update(g).set({ oauthClientId }).where(eq(g.credentialId, credentialId)));
  const place = { workspaceId, credentialId };
  const nothing = { accessToken: "", tokenType: "bearer", boundTo: "", madeFrom: "" };
  const sealed = sealFirst(home, place, 1, nothing);
  const blank = { scopes: [], expiresAt: 0, failures: 0, fence: 0, updatedAt: Date.now() };
  await tx.insert(g).values({ ...place, ...sealed, ...blank, oauthClientId });
}
