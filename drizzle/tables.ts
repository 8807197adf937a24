import type { Columns } from "./columns";
import { defineConnectorTables } from "./connector-tables";
import { defineLinkTables } from "./link-tables";
import { defineNotificationTables } from "./notification-tables";
import { defineOauthTables } from "./oauth-tables";
import { definePeopleTables } from "./people-tables";
import { defineUseTables } from "./use-tables";

/** Every table, once for all dialects. Times are epoch milliseconds; ids are prefixed random text. */
export function defineTables(c: Columns) {
  const users = c.table(
    "users",
    {
      id: c.text("id").primaryKey(),
      /** Lower case; what people sign in with. */
      email: c.text("email").notNull(),
      name: c.text("name").notNull(),
      /** argon2id in PHC form. */
      passwordHash: c.text("password_hash"),
      createdAt: c.ms("created_at").notNull(),
    },
    (t) => [c.uniqueIndex("users_email").on(t.email)],
  );

  const workspaces = c.table("workspaces", {
    id: c.text("id").primaryKey(),
    name: c.text("name").notNull(),
    createdAt: c.ms("created_at").notNull(),
  });

  const members = c.table(
    "members",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c
        .text("workspace_id")
        .notNull()
        .references(() => workspaces.id, { onDelete: "cascade" }),
      userId: c
        .text("user_id")
        .notNull()
        .references(() => users.id, { onDelete: "cascade" }),
      role: c.text("role").notNull(),
      createdAt: c.ms("created_at").notNull(),
    },
    (t) => [c.uniqueIndex("members_workspace_user").on(t.workspaceId, t.userId), c.index("members_user").on(t.userId)],
  );

  const sessions = c.table(
    "sessions",
    {
      /** SHA-256 (hex) of the value in the cookie, which is stored nowhere. */
      id: c.text("id").primaryKey(),
      userId: c
        .text("user_id")
        .notNull()
        .references(() => users.id, { onDelete: "cascade" }),
      workspaceId: c.text("workspace_id").notNull(),
      createdAt: c.ms("created_at").notNull(),
      seenAt: c.ms("seen_at").notNull(),
      /** The end whatever happens; the idle end follows from `seen_at`. */
      expiresAt: c.ms("expires_at").notNull(),
      address: c.text("address").notNull(),
      userAgent: c.text("user_agent").notNull(),
    },
    (t) => [c.index("sessions_user").on(t.userId)],
  );

  /** One row per setting of the installation. */
  const settings = c.table("settings", {
    key: c.text("key").primaryKey(),
    value: c.json<unknown>("value").notNull(),
    updatedAt: c.ms("updated_at").notNull(),
  });

  /** Random keys of the installation, each wrapped by the key that the master key yields. */
  const keyring = c.table("keyring", {
    id: c.text("id").primaryKey(),
    kekId: c.text("kek_id").notNull(),
    kind: c.text("kind").notNull(),
    blob: c.bytes("blob").notNull(),
    createdAt: c.ms("created_at").notNull(),
  });

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

  /** The audit trail: append-only, chained by `hash`. Triggers forbid any change. */
  const events = c.table(
    "events",
    {
      seq: c.sequence("seq"),
      workspaceId: c.text("workspace_id"),
      at: c.ms("at").notNull(),
      actorKind: c.text("actor_kind").notNull(),
      actorId: c.text("actor_id").notNull(),
      actorName: c.text("actor_name").notNull(),
      action: c.text("action").notNull(),
      targetKind: c.text("target_kind"),
      targetId: c.text("target_id"),
      targetName: c.text("target_name"),
      /** Metadata only. */
      detail: c.json<Record<string, unknown>>("detail").notNull(),
      hash: c.text("hash").notNull(),
    },
    (t) => [c.index("events_workspace").on(t.workspaceId, t.seq), c.index("events_target").on(t.targetId, t.seq)],
  );

  /** What an owner or admin allowed beyond the public internet. Holds for the whole installation. */
  const networkRules = c.table(
    "network_rules",
    {
      id: c.text("id").primaryKey(),
      /** An address, a CIDR range or a host name. */
      network: c.text("network").notNull(),
      port: c.int("port"),
      createdAt: c.ms("created_at").notNull(),
      createdBy: c.text("created_by").notNull(),
    },
    (t) => [c.uniqueIndex("network_rules_unique").on(t.network, t.port)],
  );

  /** Counters that survive a restart: tries per account, address or member. */
  const limits = c.table("limits", {
    key: c.text("key").primaryKey(),
    count: c.int("count").notNull(),
    windowStart: c.ms("window_start").notNull(),
  });

  return {
    users,
    workspaces,
    members,
    sessions,
    settings,
    keyring,
    credentials,
    secrets,
    verifications,
    checks,
    events,
    networkRules,
    limits,
    ...defineOauthTables(c),
    ...defineUseTables(c),
    ...defineConnectorTables(c),
    ...definePeopleTables(c),
    ...defineLinkTables(c),
    ...defineNotificationTables(c, credentials),
  };
}

export type Tables = ReturnType<typeof defineTables>;
