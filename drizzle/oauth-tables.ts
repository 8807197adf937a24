import type { Columns } from "./columns";

/** What OAuth and other sessions with an application need. */
export function defineOauthTables(c: Columns) {
  /** An OAuth client that a workspace registered at an application, once, for all its credentials. */
  const oauthClients = c.table(
    "oauth_clients",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      connector: c.text("connector").notNull(),
      scheme: c.text("scheme").notNull(),
      name: c.text("name").notNull(),
      /** Readable: client ID, environment. */
      values: c.json<Record<string, string>>("values").notNull(),
      wrappedDek: c.bytes("wrapped_dek").notNull(),
      blob: c.bytes("blob").notNull(),
      revision: c.int("revision").notNull(),
      /** Set once when the application refuses the client itself: one fix for all credentials that share it. */
      flaggedAt: c.ms("flagged_at"),
      flagReason: c.text("flag_reason"),
      createdAt: c.ms("created_at").notNull(),
      createdBy: c.text("created_by").notNull(),
      updatedAt: c.ms("updated_at").notNull(),
    },
    (t) => [c.index("oauth_clients_connector").on(t.workspaceId, t.connector)],
  );

  /** One trip of a browser to an application and back. Single use, ten minutes. */
  const oauthAttempts = c.table(
    "oauth_attempts",
    {
      /** SHA-256 (hex) of the state parameter. */
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      userId: c.text("user_id").notNull(),
      connector: c.text("connector").notNull(),
      scheme: c.text("scheme").notNull(),
      /** The draft to finish or the credential to reconnect. */
      credentialId: c.text("credential_id").notNull(),
      /** SHA-256 (hex) of the cookie that binds the trip to one browser. */
      browser: c.text("browser").notNull(),
      issuer: c.text("issuer"),
      /** PKCE verifier, nonce, token endpoint and the redirect URI that was sent. */
      wrappedDek: c.bytes("wrapped_dek").notNull(),
      blob: c.bytes("blob").notNull(),
      createdAt: c.ms("created_at").notNull(),
      expiresAt: c.ms("expires_at").notNull(),
      usedAt: c.ms("used_at"),
    },
    (t) => [c.index("oauth_attempts_expiry").on(t.expiresAt)],
  );

  /** Tokens or a session that an application gave us for a credential, with what keeps them fresh. */
  const grants = c.table(
    "grants",
    {
      credentialId: c.text("credential_id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      oauthClientId: c.text("oauth_client_id"),
      wrappedDek: c.bytes("wrapped_dek").notNull(),
      blob: c.bytes("blob").notNull(),
      revision: c.int("revision").notNull(),
      /** The generation before, sealed, until the new one has worked once or a day has passed. */
      previousBlob: c.bytes("previous_blob"),
      previousRevision: c.int("previous_revision"),
      previousUntil: c.ms("previous_until"),
      scopes: c.json<string[]>("scopes").notNull(),
      /** Of the access token. Null: it does not expire as far as anybody said. */
      expiresAt: c.ms("expires_at"),
      refreshExpiresAt: c.ms("refresh_expires_at"),
      /** When the scheduler should refresh; null when there is nothing to refresh. */
      dueAt: c.ms("due_at"),
      failures: c.int("failures").notNull(),
      retryAt: c.ms("retry_at"),
      leaseOwner: c.text("lease_owner"),
      /** Counts up with each lease: a write with an older one is refused. */
      fence: c.int("fence").notNull(),
      leaseUntil: c.ms("lease_until"),
      /** Intent: committed before a refresh token is spent. */
      attemptRevision: c.int("attempt_revision"),
      attemptHash: c.text("attempt_hash"),
      attemptAt: c.ms("attempt_at"),
      updatedAt: c.ms("updated_at").notNull(),
    },
    (t) => [c.index("grants_due").on(t.dueAt), c.index("grants_client").on(t.oauthClientId)],
  );

  /** Many credentials of one application failing alike: trouble over there, for which nobody is turned red. */
  const incidents = c.table(
    "incidents",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      connector: c.text("connector").notNull(),
      /** `silent`: it does not answer. `refusing`: it turns away what worked. */
      kind: c.text("kind").notNull(),
      /** How many failed when it was noticed. */
      affected: c.int("affected").notNull(),
      startedAt: c.ms("started_at").notNull(),
      /** Until then nothing turns red for it. */
      until: c.ms("until").notNull(),
    },
    (t) => [c.index("incidents_connector").on(t.workspaceId, t.connector, t.until)],
  );

  return { oauthClients, oauthAttempts, grants, incidents };
}
