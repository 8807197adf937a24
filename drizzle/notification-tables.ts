import type { Column, Columns } from "./columns";

/** When credentials are checked again, what became of older checks, and whom Keyrack tells about changes. */
export function defineNotificationTables(c: Columns, credentials: { id: Column }) {
  const ofCredential = () => c.text("credential_id").notNull();

  /** One row a credential, made by the scheduler itself; without one it has the usual day. */
  const schedules = c.table(
    "schedules",
    {
      credentialId: ofCredential()
        .primaryKey()
        .references(() => credentials.id, { onDelete: "cascade" }),
      workspaceId: c.text("workspace_id").notNull(),
      /** `hourly`, `sixHours`, `daily`, `weekly` or `never`. */
      every: c.text("every").notNull(),
      /** Null: not by itself. */
      dueAt: c.ms("due_at"),
      /** Where the last check went, so that no host is asked by too many at once. */
      host: c.text("host").notNull(),
      /** Checks without a clear answer since the last clear one. */
      troubles: c.int("troubles").notNull(),
      leaseOwner: c.text("lease_owner"),
      leaseUntil: c.ms("lease_until"),
      /** The last day that a person typed in; what the application says later counts more. */
      typedExpiry: c.ms("typed_expiry"),
      /** Which end was warned of last, and how many days before it. */
      warnedFor: c.ms("warned_for"),
      warnedDays: c.int("warned_days"),
    },
    (t) => [c.index("schedules_due").on(t.dueAt)],
  );

  /** What is left of the verifications of a day (UTC, days since 1970) once they are a week old. */
  const historyDays = c.table(
    "history_days",
    {
      credentialId: ofCredential().references(() => credentials.id, { onDelete: "cascade" }),
      day: c.int("day").notNull(),
      verified: c.int("verified").notNull(),
      limited: c.int("limited").notNull(),
      rejected: c.int("rejected").notNull(),
      inconclusive: c.int("inconclusive").notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.credentialId, t.day] }), c.index("history_days_age").on(t.day)],
  );

  /** Where messages go. Address and signing secret are sealed, because either may let others write in our name. */
  const channels = c.table(
    "channels",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      /** `email`, `webhook` or `slack`. */
      kind: c.text("kind").notNull(),
      name: c.text("name").notNull(),
      /** What may be shown of where it goes: the mail addresses, or the host of the URL. */
      place: c.text("place").notNull(),
      wrappedDek: c.bytes("wrapped_dek").notNull(),
      blob: c.bytes("blob").notNull(),
      revision: c.int("revision").notNull(),
      events: c.json<string[]>("events").notNull(),
      /** Only credentials with one of these; empty: all. */
      tags: c.json<string[]>("tags").notNull(),
      environments: c.json<string[]>("environments").notNull(),
      /** Hour (UTC) of the one message a day; null: at once. */
      digestHour: c.int("digest_hour"),
      /** Since when nothing goes there any more, and why. */
      pausedAt: c.ms("paused_at"),
      pausedWhy: c.text("paused_why"),
      /** Until then the signing secret before is used beside the new one. */
      overlapUntil: c.ms("overlap_until"),
      createdAt: c.ms("created_at").notNull(),
      createdBy: c.text("created_by").notNull(),
      updatedAt: c.ms("updated_at").notNull(),
    },
    (t) => [c.index("channels_workspace").on(t.workspaceId, t.createdAt)],
  );

  /** What happened and was not yet turned into messages; written in the commit of what it tells of. */
  const notices = c.table(
    "notices",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      type: c.text("type").notNull(),
      at: c.ms("at").notNull(),
      /** The application, by which notices of the same kind become one message. */
      connector: c.text("connector"),
      subjectId: c.text("subject_id").notNull(),
      subjectName: c.text("subject_name").notNull(),
      tags: c.json<string[]>("tags").notNull(),
      environment: c.text("environment"),
      /** Metadata only. */
      data: c.json<Record<string, string | number>>("data").notNull(),
    },
    (t) => [c.index("notices_subject").on(t.subjectId, t.type), c.index("notices_age").on(t.at)],
  );

  /** One message to one place; its id is the same however often it is tried. */
  const deliveries = c.table(
    "deliveries",
    {
      id: c.text("id").primaryKey(),
      workspaceId: c.text("workspace_id").notNull(),
      channelId: c
        .text("channel_id")
        .notNull()
        .references(() => channels.id, { onDelete: "cascade" }),
      type: c.text("type").notNull(),
      /** One mail address; null for other kinds. */
      recipient: c.text("recipient"),
      items: c.json<unknown[]>("items").notNull(),
      /** Collects until its hour comes. */
      digest: c.bool("digest").notNull(),
      /** `waiting`, `sent` or `failed`. */
      state: c.text("state").notNull(),
      dueAt: c.ms("due_at"),
      /** Counted before it is tried. */
      attempts: c.int("attempts").notNull(),
      firstTriedAt: c.ms("first_tried_at"),
      leaseOwner: c.text("lease_owner"),
      leaseUntil: c.ms("lease_until"),
      lastAt: c.ms("last_at"),
      /** HTTP status of the last answer. */
      lastStatus: c.int("last_status"),
      lastDetail: c.text("last_detail"),
      createdAt: c.ms("created_at").notNull(),
    },
    (t) => [
      c.index("deliveries_due").on(t.state, t.dueAt),
      c.index("deliveries_channel").on(t.channelId, t.createdAt),
      c.index("deliveries_workspace").on(t.workspaceId, t.createdAt),
    ],
  );

  return { schedules, historyDays, channels, notices, deliveries };
}
