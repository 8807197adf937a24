import { and, eq, inArray, isNull } from "drizzle-orm";
import { wasRefused } from "@/lib/credentials/history";
import type { CredentialRow } from "@/lib/credentials/row";
import type { DB } from "@/lib/db/store";
import { newId } from "@/lib/id";
import type { Installation } from "@/lib/installation";

/**
 * What people may want to be told, written down in the commit of what it tells of: what is not stored is not told, and
 * what is stored is told even after a crash. A notice holds names and reasons, never a value of a credential. Where
 * nobody listens, nothing is written.
 */
export const noticeTypes = [
  "credential.invalid",
  "credential.recovered",
  "credential.expiring",
  "link.finished",
  "incident.started",
] as const;
export type NoticeType = (typeof noticeTypes)[number];

export type Notice = {
  workspaceId: string;
  type: NoticeType;
  /** What it is about: a credential, a connect link, or the application itself. */
  subject: { id: string; name: string };
  /** The application. Notices of one kind and application that come close together become one message. */
  connector?: string;
  /** By these channels are narrowed down; of a link those of what it makes. */
  tags?: readonly string[];
  environment?: string | null;
  /** Metadata that the message words: `reason`, `sentence`, `expiresAt` and the like. */
  data?: Readonly<Record<string, string | number>>;
  /** Milliseconds; now by default. */
  at?: number;
};

/** Joins the transaction of what happened. */
export async function notify({ store }: Pick<Installation, "store">, tx: DB, notice: Notice): Promise<void> {
  const { channels: ch, notices } = store.t;
  const listening = and(eq(ch.workspaceId, notice.workspaceId), isNull(ch.pausedAt));
  if ((await tx.select({ id: ch.id }).from(ch).where(listening).limit(1)).length === 0) return;
  const { workspaceId, type, subject, connector, tags, environment, data, at = Date.now() } = notice;
  await tx.insert(notices).values({
    id: newId("no"),
    workspaceId,
    type,
    at,
    connector: connector ?? null,
    subjectId: subject.id,
    subjectName: subject.name,
    tags: [...(tags ?? [])],
    environment: environment ?? null,
    data: { ...data },
  });
}

type Seen = Pick<
  CredentialRow,
  "id" | "workspaceId" | "name" | "connector" | "tags" | "environment" | "status" | "suspectedAt"
>;

/**
 * Says that a credential went red or came back, once for each change. What was not told yet and is over already is not
 * told at all. One that was red and got values that nobody had checked comes back with the check of those.
 */
export async function notifyStatus(
  home: Pick<Installation, "store">,
  tx: DB,
  before: Seen,
  next: Pick<CredentialRow, "status" | "reason" | "sentence">,
  at: number,
): Promise<void> {
  if (before.status === next.status) return;
  const red = next.status === "invalid";
  const green = next.status === "valid" || next.status === "limited";
  const back = green && (before.status === "invalid" || (await isReplaced(home, tx, before, at)));
  if (!red && !back) return;
  const { workspaceId, id, name, connector, tags, environment } = before;
  if (await forgetNotices(home, tx, [id], red ? "credential.recovered" : "credential.invalid")) return;
  await notify(home, tx, {
    workspaceId,
    type: red ? "credential.invalid" : "credential.recovered",
    subject: { id, name },
    connector,
    tags,
    environment,
    data: { ...(next.reason ? { reason: next.reason } : {}), ...(next.sentence ? { sentence: next.sentence } : {}) },
    at,
  });
}

/** In doubt only because its values were replaced: a refusal while in doubt would have left a suspicion. */
async function isReplaced({ store }: Pick<Installation, "store">, tx: DB, before: Seen, at: number): Promise<boolean> {
  if (before.status !== "unknown" || before.suspectedAt !== null) return false;
  return wasRefused(store, tx, before.id, at);
}

/** Takes back what was not told yet. True when there was something. */
export async function forgetNotices(
  { store }: Pick<Installation, "store">,
  tx: DB,
  subjects: readonly string[],
  type: NoticeType,
): Promise<boolean> {
  const { notices: n } = store.t;
  const waiting = and(inArray(n.subjectId, [...subjects]), eq(n.type, type));
  return (await tx.delete(n).where(waiting).returning({ id: n.id })).length > 0;
}
