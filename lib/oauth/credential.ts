import { fieldErrors, type HttpScheme, schemaFor, type Values } from "@/connectors/kit";
import type { Actor } from "@/lib/actor";
import { type CredentialRow, rowOf } from "@/lib/credentials/row";
import { openSecrets } from "@/lib/credentials/sealed";
import { AppError } from "@/lib/errors";
import type { Installation } from "@/lib/installation";
import { clientFields, clientValues, oauthSchemeOf } from "./clients";
import { factValues } from "./facts";

/** A credential of OAuth with all that its requests need: own fields, those of its client, and what is known of it. */
export type OAuthCredential = {
  row: CredentialRow;
  scheme: HttpScheme;
  /** Fields, and facts under `facts.`. */
  values: Values;
  oauthClient: string | undefined;
  /** Of a shared client, and whether the application refused it. */
  clientRevision: number | undefined;
  clientFlagged: boolean;
  /** Of the sealed fields, so that what was made from older ones can be told. */
  revision: number;
};

/** Throws `not_found` for what is not the actor's, `conflict` for another authentication type. */
export async function oauthCredential(
  home: Installation,
  actor: Actor,
  id: string,
  oauthClient: string | undefined,
): Promise<OAuthCredential> {
  return assembled(home, await rowOf(home.store, home.store.db, actor, id), oauthClient);
}

export async function assembled(
  home: Installation,
  row: CredentialRow,
  oauthClient: string | undefined,
): Promise<OAuthCredential> {
  const scheme = oauthSchemeOf(row.connector, row.scheme, row);
  const { values: secret, revision } = await openSecrets(home, row);
  const shared = oauthClient === undefined ? undefined : await clientValues(home, row.workspaceId, oauthClient);
  if (shared && (shared.row.connector !== row.connector || shared.row.scheme !== row.scheme))
    throw new AppError("conflict", "This OAuth client belongs to another application.");
  const values = { ...row.values, ...secret, ...shared?.values, ...factValues(row.facts) };
  const client = { clientRevision: shared?.row.revision, clientFlagged: (shared?.row.flaggedAt ?? null) !== null };
  return { row, scheme, values, oauthClient, revision, ...client };
}

/** Throws `invalid_fields` with what a draft still lacks. The client's fields may come from a shared one. */
export function assertComplete({ scheme, values }: OAuthCredential): void {
  const own = Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(scheme.fields, key)));
  const result = schemaFor(scheme.fields).safeParse(own);
  if (result.success) return;
  const fields = fieldErrors(result.error.issues);
  const ofClient = Object.keys(fields).every((key) => Object.hasOwn(clientFields(scheme), key));
  const detail = ofClient
    ? "An OAuth client is needed. Enter it, or choose one of the workspace."
    : "Look at the marked fields.";
  throw new AppError("invalid_fields", detail, { fields });
}
