import { randomBytes } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { expandUrl, type HttpScheme, secretEndpointsOf, type Values } from "@/connectors/kit";
import { prepared } from "@/lib/db/prepared";
import type { DB } from "@/lib/db/store";
import type { Installation } from "@/lib/installation";
import type { OAuthCredential } from "@/lib/oauth/credential";
import type { Tokens } from "@/lib/oauth/token";

/**
 * The tokens of a credential as they are stored: sealed, bound to workspace, credential and revision, and to the
 * addresses that they were got for. A grant that is asked to go elsewhere is not opened for it.
 */
export type GrantRow = Installation["store"]["t"]["grants"]["$inferSelect"];

/** The sealed half. */
export type GrantSecret = {
  accessToken: string;
  tokenType: string;
  refreshToken?: string;
  /** Of OAuth 1.0a. */
  tokenSecret?: string;
  /** Where client secret and tokens went when this was got. */
  boundTo: string;
  /** Which revision of the sealed fields, and of a shared OAuth client, it was got with. */
  madeFrom: string;
};

export type Origin = Pick<GrantSecret, "boundTo" | "madeFrom">;

export function originOf({ scheme, values, revision, clientRevision }: OAuthCredential): Origin {
  return { boundTo: bindingOf(scheme, values), madeFrom: `${revision} ${clientRevision ?? 0}` };
}

/** What can be served. `expiresAt` in milliseconds; undefined: nobody said that it ends. */
export type LiveGrant = Pick<GrantSecret, "accessToken" | "tokenType" | "tokenSecret"> & {
  expiresAt: number | undefined;
  revision: number;
};

export async function grantRow({ store }: Installation, db: DB, credentialId: string): Promise<GrantRow | undefined> {
  const rows = await byCredential(db, store.t).execute({ credentialId });
  return rows[0];
}

const byCredential = prepared((db, { grants }) =>
  db
    .select()
    .from(grants)
    .where(eq(grants.credentialId, sql.placeholder("credentialId")))
    .prepare(),
);

/** Throws `damaged` when it cannot be opened. */
export function openGrant({ vault }: Installation, row: GrantRow): GrantSecret {
  return read(vault.open(row, placeOf(row, row.revision)));
}

/** The generation before, as long as it is kept. */
export function openPrevious({ vault }: Installation, row: GrantRow): GrantSecret | undefined {
  const { previousBlob: blob, previousRevision: revision, wrappedDek } = row;
  if (blob === null || revision === null) return undefined;
  return read(vault.open({ wrappedDek, blob, revision }, placeOf(row, revision)));
}

export function liveOf(row: GrantRow, secret: GrantSecret): LiveGrant {
  const { accessToken, tokenType, tokenSecret } = secret;
  const live = { accessToken, tokenType, expiresAt: row.expiresAt ?? undefined, revision: row.revision };
  return tokenSecret === undefined ? live : { ...live, tokenSecret };
}

/** Under a new data key, for tokens that a person or a first request brought. */
export function sealFirst({ vault }: Installation, place: Place, revision: number, secret: GrantSecret) {
  const { wrappedDek, blob } = written(secret, (plain) => vault.sealNew(placeOf(place, revision), plain));
  return { wrappedDek, blob, revision };
}

/** Under the data key of the row, one revision later. */
export function sealNext({ vault }: Installation, row: GrantRow, secret: GrantSecret) {
  const revision = row.revision + 1;
  return { blob: written(secret, (plain) => vault.reseal(row, placeOf(row, revision), plain)).blob, revision };
}

/** A refresh token that the answer leaves out stays the one that was sent (RFC 6749 6). */
export function secretOf(tokens: Tokens, origin: Origin, before?: GrantSecret): GrantSecret {
  const refreshToken = tokens.refreshToken ?? before?.refreshToken;
  return {
    accessToken: tokens.accessToken,
    tokenType: tokens.tokenType,
    ...origin,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(tokens.tokenSecret === undefined ? {} : { tokenSecret: tokens.tokenSecret }),
  };
}

/** The addresses that come from fields alone. Facts join them only from answers of those addresses. */
function bindingOf(scheme: HttpScheme, values: Values): string {
  const own = Object.fromEntries(Object.entries(values).filter(([key]) => !key.startsWith("facts.")));
  const templates = [...scheme.origins, ...(scheme.oauth2 ? secretEndpointsOf(scheme.oauth2) : [])];
  return templates
    .map((template) => expandUrl(template, own))
    .map((url) => (URL.canParse(url) ? new URL(url).origin : url))
    .join(" ");
}

/** Gone for good with its credential, which is whose transaction this is: the wrapped key is overwritten first. */
export async function deleteGrant(
  { store }: Installation,
  tx: DB,
  { credentialId, workspaceId }: Place,
): Promise<void> {
  const { grants, oauthAttempts } = store.t;
  const mine = and(eq(grants.credentialId, credentialId), eq(grants.workspaceId, workspaceId));
  const rubbish = { wrappedDek: randomBytes(74), blob: randomBytes(64), previousBlob: null };
  await tx.update(grants).set(rubbish).where(mine);
  await tx.delete(grants).where(mine);
  await tx.delete(oauthAttempts).where(eq(oauthAttempts.credentialId, credentialId));
}

type Place = { workspaceId: string; credentialId: string };

function placeOf({ workspaceId, credentialId }: Place, revision: number) {
  return { workspaceId, recordId: credentialId, field: "grant", revision };
}

function read(plain: Buffer): GrantSecret {
  try {
    return JSON.parse(plain.toString("utf8")) as GrantSecret;
  } finally {
    plain.fill(0);
  }
}

function written<T>(secret: GrantSecret, seal: (plain: Buffer) => T): T {
  const plain = Buffer.from(JSON.stringify(secret), "utf8");
  try {
    return seal(plain);
  } finally {
    plain.fill(0);
  }
}
