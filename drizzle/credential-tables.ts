import type { Column, Columns } from "./columns";

/** Credentials, what of them is sealed, how their checks ended, and checks that wait to be saved. */
export function defineCredentialTables(c: Columns, workspaces: { id: Column }) {
  const credentials = c.table(
    "credentials",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c
        .text("workspace_id")
        .notNull()
        .references(() => workspaces.id, { onDelete: "cascade" }),
      name: c.text("name").notNull(),
      connector: c.text("connector").notNull(),
      /** Of an application that the workspace described itself: the version it was verified with. */
      connectorVersion: c.int("connector_version"),
      scheme: c.text("scheme").notNull(),
      /** Only the fields that the connector marks as not secret. */
      values: c.json<Record<string, string>>("values").notNull(),
      /** Keys of the secret fields that hold something, with the time and author of each. */
      kept: c.json<Record<string, { at: number; by: string }>>("kept").notNull(),
      /** Non-secret facts learnt from the application, e.g. the fingerprint of a host key. */
      facts: c.json<Record<string, string>>("facts").notNull(),
      state: c.text("state").notNull(),
      status: c.text("status").notNull(),
      reason: c.text("reason"),
      /** What the last telling verification said, in the words of the explanation. */
      sentence: c.text("sentence"),
      identity: c.text("identity"),
      label: c.text("label"),
      /** Lower-case haystack of the search box. */
      search: c.text("search").notNull(),
      /** Sorted words of `[a-z0-9._:/-]`, so that one is found as its text in quotation marks. */
      tags: c.json<string[]>("tags").notNull().default([]),
      /** What it is for, such as production or staging; null when nobody said. */
      environment: c.text("environment"),
      /** The member who looks after it; null when nobody does. */
      caretaker: c.text("caretaker"),
      /** Last time it was seen to work. */
      verifiedAt: c.ms("verified_at"),
      /** Last verification, whatever its outcome. */
      checkedAt: c.ms("checked_at"),
      /** Since when the status is what it is. */
      statusSince: c.ms("status_since"),
      /** First of two 401 seen in the background; cleared by anything else. */
      suspectedAt: c.ms("suspected_at"),
      expiresAt: c.ms("expires_at"),
      createdAt: c.ms("created_at").notNull(),
      createdBy: c.text("created_by").notNull(),
      updatedAt: c.ms("updated_at").notNull(),
      updatedBy: c.text("updated_by").notNull(),
      /** Since when somebody outside has connected it and nobody here has said that it is the right account. */
      unconfirmedAt: c.ms("unconfirmed_at"),
    },
    (t) => [
      c.index("credentials_changed").on(t.workspaceId, t.updatedAt, t.id),
      c.index("credentials_name").on(t.workspaceId, t.name, t.id),
      c.index("credentials_status").on(t.workspaceId, t.state, t.status, t.connector),
      c.index("credentials_identity").on(t.workspaceId, t.connector, t.identity),
      c.index("credentials_suspected").on(t.suspectedAt),
      c.index("credentials_expiry").on(t.workspaceId, t.expiresAt),
      c.index("credentials_caretaker").on(t.workspaceId, t.caretaker),
    ],
  );

  /** Apart from the credentials, so that a rename can never overwrite a rotated secret. */
  const secrets = c.table("secrets", {
    credentialId: c
      .text("credential_id")
      .primaryKey()
      .references(() => credentials.id, { onDelete: "cascade" }),
    workspaceId: c.text("workspace_id").notNull(),
    wrappedDek: c.bytes("wrapped_dek").notNull(),
    blob: c.bytes("blob").notNull(),
    /** Counts up with each change; bound into the blob. */
    revision: c.int("revision").notNull(),
    updatedAt: c.ms("updated_at").notNull(),
  });

  const verifications = c.table(
    "verifications",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      credentialId: c
        .text("credential_id")
        .notNull()
        .references(() => credentials.id, { onDelete: "cascade" }),
      at: c.ms("at").notNull(),
      /** Milliseconds it took. */
      ms: c.int("ms").notNull(),
      by: c.text("by").notNull(),
      outcome: c.text("outcome").notNull(),
      reason: c.text("reason"),
      steps: c.json<unknown>("steps").notNull(),
      explanation: c.json<unknown>("explanation"),
    },
    (t) => [
      c.index("verifications_credential").on(t.credentialId, t.at),
      c.index("verifications_recent").on(t.workspaceId, t.at),
    ],
  );

  /** A live check that passed, its values sealed here for ten minutes, so that what was tested is what is stored. */
  const checks = c.table(
    "checks",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      userId: c.text("user_id").notNull(),
      connector: c.text("connector").notNull(),
      connectorVersion: c.int("connector_version"),
      scheme: c.text("scheme").notNull(),
      /** The credential being edited, if any, and the revision of its secret that the check was made from. */
      credentialId: c.text("credential_id"),
      baseRevision: c.int("base_revision"),
      wrappedDek: c.bytes("wrapped_dek").notNull(),
      blob: c.bytes("blob").notNull(),
      result: c.json<unknown>("result").notNull(),
      expiresAt: c.ms("expires_at").notNull(),
    },
    (t) => [c.index("checks_expiry").on(t.expiresAt)],
  );

  return { credentials, secrets, verifications, checks };
}
