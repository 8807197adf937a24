import type { Columns } from "./columns";

/** How people come in: invitations, second factors, passkeys, and accounts elsewhere. */
export function definePeopleTables(c: Columns) {
  const invitations = c.table(
    "invitations",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      /** Lower case. */
      email: c.text("email").notNull(),
      role: c.text("role").notNull(),
      /** SHA-256 (hex) of the text in the link, which is stored nowhere. */
      hash: c.text("hash").notNull(),
      createdAt: c.ms("created_at").notNull(),
      createdBy: c.text("created_by").notNull(),
      sentAt: c.ms("sent_at"),
      expiresAt: c.ms("expires_at").notNull(),
    },
    (t) => [
      c.uniqueIndex("invitations_hash").on(t.hash),
      c.uniqueIndex("invitations_email").on(t.workspaceId, t.email),
    ],
  );

  /** The shared secret of an authenticator app, sealed. */
  const authenticators = c.table("authenticators", {
    userId: c.text("user_id").primaryKey(),
    wrappedDek: c.bytes("wrapped_dek").notNull(),
    blob: c.bytes("blob").notNull(),
    /** Null until the first code proved that the app holds the secret. */
    confirmedAt: c.ms("confirmed_at"),
    /** The newest step of thirty seconds whose code was taken: no code works twice. */
    lastStep: c.int("last_step").notNull(),
    createdAt: c.ms("created_at").notNull(),
  });

  const recoveryCodes = c.table(
    "recovery_codes",
    {
      /** HMAC (hex) over user and code. */
      id: c.text("id").primaryKey(),
      userId: c.text("user_id").notNull(),
      createdAt: c.ms("created_at").notNull(),
    },
    (t) => [c.index("recovery_codes_user").on(t.userId)],
  );

  const passkeys = c.table(
    "passkeys",
    {
      /** The credential's own id, base64url. */
      id: c.text("id").primaryKey(),
      userId: c.text("user_id").notNull(),
      name: c.text("name").notNull(),
      publicKey: c.bytes("public_key").notNull(),
      counter: c.int("counter").notNull(),
      transports: c.json<string[]>("transports").notNull(),
      createdAt: c.ms("created_at").notNull(),
      lastUsedAt: c.ms("last_used_at"),
    },
    (t) => [c.index("passkeys_user").on(t.userId)],
  );

  /** Who somebody is at the identity provider. */
  const identities = c.table(
    "identities",
    {
      issuer: c.text("issuer").notNull(),
      subject: c.text("subject").notNull(),
      userId: c.text("user_id").notNull(),
      createdAt: c.ms("created_at").notNull(),
      lastUsedAt: c.ms("last_used_at").notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.issuer, t.subject] }), c.index("identities_user").on(t.userId)],
  );

  /** Something begun in one browser that ends within minutes: a way to a provider, a challenge, half a sign-in. */
  const ceremonies = c.table(
    "ceremonies",
    {
      /** SHA-256 (hex) of the text that the browser keeps. */
      id: c.text("id").primaryKey(),
      kind: c.text("kind").notNull(),
      userId: c.text("user_id"),
      data: c.json<Record<string, string>>("data").notNull(),
      expiresAt: c.ms("expires_at").notNull(),
    },
    (t) => [c.index("ceremonies_expiry").on(t.expiresAt)],
  );

  return { invitations, authenticators, recoveryCodes, passkeys, identities, ceremonies };
}
