import type { Columns } from "./columns";

/** Links by which people without an account connect something: what is asked, who came, and how far they are. */
export function defineLinkTables(c: Columns) {
  const connectLinks = c.table(
    "connect_links",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      /** SHA-256 (hex) of the text in the address, which is stored nowhere. */
      hash: c.text("hash").notNull(),
      /** Who it is for, in the words of the sender. */
      audience: c.text("audience").notNull(),
      email: c.text("email"),
      note: c.text("note").notNull(),
      /** What is asked, in order; the shape is in lib/links. Nothing secret is among it. */
      asked: c.json<unknown[]>("asked").notNull(),
      /** How many browsers may go through it, each from the beginning. */
      uses: c.int("uses").notNull(),
      returnUrl: c.text("return_url"),
      createdAt: c.ms("created_at").notNull(),
      createdBy: c.text("created_by").notNull(),
      sentAt: c.ms("sent_at"),
      expiresAt: c.ms("expires_at").notNull(),
      revokedAt: c.ms("revoked_at"),
      /** Somebody found it over and asks for more time. */
      askedAgainAt: c.ms("asked_again_at"),
    },
    (t) => [
      c.uniqueIndex("connect_links_hash").on(t.hash),
      c.index("connect_links_recent").on(t.workspaceId, t.createdAt),
    ],
  );

  /** One browser on its way through a link. */
  const connectVisits = c.table(
    "connect_visits",
    {
      id: c.text("id").primaryKey(),
      linkId: c
        .text("link_id")
        .notNull()
        .references(() => connectLinks.id, { onDelete: "cascade" }),
      workspaceId: c.text("workspace_id").notNull(),
      /** SHA-256 (hex) of what the browser keeps; null while it is being handed on to another one. */
      browser: c.text("browser"),
      startedAt: c.ms("started_at").notNull(),
      seenAt: c.ms("seen_at").notNull(),
      finishedAt: c.ms("finished_at"),
    },
    (t) => [c.index("connect_visits_link").on(t.linkId)],
  );

  const connectSteps = c.table(
    "connect_steps",
    {
      visitId: c
        .text("visit_id")
        .notNull()
        .references(() => connectVisits.id, { onDelete: "cascade" }),
      position: c.int("position").notNull(),
      workspaceId: c.text("workspace_id").notNull(),
      /** open, stuck, done or skipped. */
      state: c.text("state").notNull(),
      /** As it was locked or chosen. */
      scheme: c.text("scheme"),
      credentialId: c.text("credential_id"),
      /** Why it is stuck, as the visitor read it. */
      reason: c.text("reason"),
      /** Of the browser that connected it: only there its account is named. */
      browser: c.text("browser"),
      at: c.ms("at").notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.visitId, t.position] }), c.index("connect_steps_credential").on(t.credentialId)],
  );

  /** How the pages behind links look, and where they may lead afterwards. */
  const connectLooks = c.table("connect_looks", {
    workspaceId: c.text("workspace_id").primaryKey(),
    colour: c.text("colour").notNull(),
    logo: c.bytes("logo"),
    logoType: c.text("logo_type"),
    /** Origins, such as https://portal.example.com. */
    returnOrigins: c.json<string[]>("return_origins").notNull(),
    updatedAt: c.ms("updated_at").notNull(),
  });

  return { connectLinks, connectVisits, connectSteps, connectLooks };
}
