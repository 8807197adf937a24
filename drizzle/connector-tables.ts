import type { Columns } from "./columns";

/** Applications that a workspace described itself. */
export function defineConnectorTables(c: Columns) {
  const customConnectors = c.table(
    "custom_connectors",
    {
      workspaceId: c.text("workspace_id").notNull(),
      /** Begins with `own-`, which no shipped one does; unique in its workspace. */
      id: c.text("id").notNull(),
      /** The newest version, which new credentials are made with. */
      version: c.int("version").notNull(),
      createdAt: c.ms("created_at").notNull(),
      createdBy: c.text("created_by").notNull(),
      updatedAt: c.ms("updated_at").notNull(),
      updatedBy: c.text("updated_by").notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.id] })],
  );

  /** Every version that was ever saved: a credential stays with the one that it was verified with. */
  const customConnectorVersions = c.table(
    "custom_connector_versions",
    {
      workspaceId: c.text("workspace_id").notNull(),
      connectorId: c.text("connector_id").notNull(),
      version: c.int("version").notNull(),
      definition: c.json<unknown>("definition").notNull(),
      /** `form`, `openapi` or `file`. */
      source: c.text("source").notNull(),
      createdAt: c.ms("created_at").notNull(),
      createdBy: c.text("created_by").notNull(),
      /** When the application first accepted something made with it. Until then only who may manage it can use it. */
      verifiedAt: c.ms("verified_at"),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.connectorId, t.version] })],
  );

  /** What somebody is still writing, with the guesses of an import that nobody has confirmed yet. Holds no secret. */
  const connectorDrafts = c.table(
    "connector_drafts",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      /** The application that this is to be a new version of; null for a new one. */
      connectorId: c.text("connector_id"),
      source: c.text("source").notNull(),
      content: c.json<unknown>("content").notNull(),
      /** SHA-256 (hex) of the definition that a dry run succeeded with. */
      provenHash: c.text("proven_hash"),
      createdAt: c.ms("created_at").notNull(),
      createdBy: c.text("created_by").notNull(),
      updatedAt: c.ms("updated_at").notNull(),
    },
    (t) => [c.index("connector_drafts_workspace").on(t.workspaceId, t.updatedAt)],
  );

  /** Pictures that a workspace put in the place of an application's own, whoever described the application. */
  const connectorLogos = c.table(
    "connector_logos",
    {
      workspaceId: c.text("workspace_id").notNull(),
      connectorId: c.text("connector_id").notNull(),
      /** Random, and new with each upload: part of the address. */
      id: c.text("id").notNull(),
      /** `png`, `jpeg` or `webp`, as its bytes say. */
      kind: c.text("kind").notNull(),
      bytes: c.bytes("bytes").notNull(),
      updatedAt: c.ms("updated_at").notNull(),
      updatedBy: c.text("updated_by").notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.connectorId] }), c.uniqueIndex("connector_logos_id").on(t.id)],
  );

  return { customConnectors, customConnectorVersions, connectorDrafts, connectorLogos };
}
