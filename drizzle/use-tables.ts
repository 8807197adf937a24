import type { Columns } from "./columns";

/** Who uses credentials from outside, and how much. */
export function defineUseTables(c: Columns) {
  const apiTokens = c.table(
    "api_tokens",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      name: c.text("name").notNull(),
      /** SHA-256 (hex) of the token, which is shown once and stored nowhere. */
      hash: c.text("hash").notNull(),
      /** Its last four characters, to tell tokens apart. */
      ending: c.text("ending").notNull(),
      scopes: c.json<string[]>("scopes").notNull(),
      /** Which credentials it reaches. */
      reach: c
        .json<
          | { kind: "all" }
          | { kind: "listed"; ids: string[] }
          | { kind: "tagged"; tags: string[] }
          | { kind: "flow"; flowId: string; environment: string }
        >("reach")
        .notNull(),
      /** CIDR ranges it may come from; empty: any. */
      addresses: c.json<string[]>("addresses").notNull(),
      /** Calls a minute; null: the default. */
      rate: c.int("rate"),
      /** Limits of the proxy: methods and path prefixes; empty: any. */
      methods: c.json<string[]>("methods").notNull(),
      paths: c.json<string[]>("paths").notNull(),
      createdAt: c.ms("created_at").notNull(),
      createdBy: c.text("created_by").notNull(),
      expiresAt: c.ms("expires_at"),
      lastUsedAt: c.ms("last_used_at"),
      revokedAt: c.ms("revoked_at"),
      /** The token that this one replaces, which then lives on until its own end. */
      replaces: c.text("replaces"),
    },
    (t) => [
      c.uniqueIndex("api_tokens_hash").on(t.hash),
      c.index("api_tokens_workspace").on(t.workspaceId, t.createdAt),
    ],
  );

  const flows = c.table(
    "flows",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      name: c.text("name").notNull(),
      note: c.text("note").notNull(),
      createdAt: c.ms("created_at").notNull(),
      createdBy: c.text("created_by").notNull(),
      updatedAt: c.ms("updated_at").notNull(),
    },
    (t) => [c.uniqueIndex("flows_name").on(t.workspaceId, t.name)],
  );

  const flowSlots = c.table(
    "flow_slots",
    {
      flowId: c
        .text("flow_id")
        .notNull()
        .references(() => flows.id, { onDelete: "cascade" }),
      alias: c.text("alias").notNull(),
      connector: c.text("connector").notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.flowId, t.alias] })],
  );

  /** Which credential stands behind a slot, for each environment. */
  const flowBindings = c.table(
    "flow_bindings",
    {
      flowId: c
        .text("flow_id")
        .notNull()
        .references(() => flows.id, { onDelete: "cascade" }),
      alias: c.text("alias").notNull(),
      environment: c.text("environment").notNull(),
      credentialId: c.text("credential_id").notNull(),
      updatedAt: c.ms("updated_at").notNull(),
      updatedBy: c.text("updated_by").notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.flowId, t.alias, t.environment] }),
      c.index("flow_bindings_credential").on(t.credentialId),
    ],
  );

  /** Calls a day, written in batches. */
  const uses = c.table(
    "uses",
    {
      workspaceId: c.text("workspace_id").notNull(),
      credentialId: c.text("credential_id").notNull(),
      /** A flow's id, or the id of a token that belongs to no flow. */
      consumer: c.text("consumer").notNull(),
      /** Days since 1970, UTC. */
      day: c.int("day").notNull(),
      calls: c.int("calls").notNull(),
      errors: c.int("errors").notNull(),
      lastAt: c.ms("last_at").notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.credentialId, t.consumer, t.day] }),
      c.index("uses_consumer").on(t.consumer, t.day),
    ],
  );

  /** Answers to POST requests that may be repeated. */
  const idempotency = c.table(
    "idempotency",
    {
      /** SHA-256 (hex) over token id and key. */
      id: c.text("id").primaryKey(),
      /** SHA-256 (hex) over method, path and body: the same key for something else is refused. */
      request: c.text("request").notNull(),
      status: c.int("status"),
      body: c.text("body"),
      createdAt: c.ms("created_at").notNull(),
    },
    (t) => [c.index("idempotency_age").on(t.createdAt)],
  );

  return { apiTokens, flows, flowSlots, flowBindings, uses, idempotency };
}
