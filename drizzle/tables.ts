import type { Columns } from "./columns";
import { defineConnectorTables } from "./connector-tables";
import { defineCredentialTables } from "./credential-tables";
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

  const credentialTables = defineCredentialTables(c, workspaces);

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
    ...credentialTables,
    events,
    networkRules,
    limits,
    ...defineOauthTables(c),
    ...defineUseTables(c),
    ...defineConnectorTables(c),
    ...definePeopleTables(c),
    ...defineLinkTables(c),
    ...defineNotificationTables(c, credentialTables.credentials),
  };
}

export type Tables = ReturnType<typeof defineTables>;
