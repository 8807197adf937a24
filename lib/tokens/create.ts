import { and, eq, inArray } from "drizzle-orm";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { namesIn } from "@/lib/credentials/row";
import { type DB, isUniqueViolation, type Store } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { newId } from "@/lib/id";
import { type Installation, installation } from "@/lib/installation";
import { assertGrantable } from "./grantable";
import { parseToken, type TokenChoice, type TokenInput } from "./input";
import { summaryOf, type TokenSummary } from "./list";
import { forgetTokens, type TokenRow } from "./live";
import { newTokenText, tokenHash } from "./text";

/** A new API token. Its text is in the answer and nowhere else: it is shown once. */
export type NewToken = { text: string; token: TokenSummary };

/**
 * `id` names a form that may be sent only once: sent again, as by a reload, it throws `conflict` instead of making a
 * second token. Throws `invalid_fields`, also for a credential or flow that is not of this workspace.
 */
export async function createToken(actor: Actor, input: TokenInput, id?: string): Promise<NewToken> {
  authorize(actor, "token.manage");
  const choice = parseToken(input);
  assertGrantable(actor, choice.scopes);
  const home = await installation();
  const text = newTokenText();
  const row = { ...rowFor(actor.workspaceId, actorId(actor), choice, text), id: idFor(id) };
  await onlyOnce(() =>
    home.store.write(async (tx) => {
      await assertReach(home.store, tx, actor.workspaceId, choice.reach);
      await insertToken(home, tx, row, eventActor(actor));
    }),
  );
  forgetTokens();
  return { text, token: summaryOf(row, await namesIn(home.store, actor.workspaceId)) };
}

/** Stores a token and the event that tells of it. */
export async function insertToken(
  home: Installation,
  tx: DB,
  row: TokenRow,
  who: Parameters<typeof record>[2],
): Promise<void> {
  await tx.insert(home.store.t.apiTokens).values(row);
  await record(home, tx, who, row.replaces === null ? "token.created" : "token.rotated", targetOf(row), {
    scopes: row.scopes,
    reach: row.reach.kind,
    ...(row.expiresAt === null ? {} : { expiresAt: row.expiresAt }),
    ...(row.replaces === null ? {} : { replaces: row.replaces }),
  });
}

/** The id that a form was given, or a new one. */
export function idFor(given: string | undefined): string {
  return given !== undefined && /^tk_[0-9A-Za-z]{22}$/.test(given) ? given : newId("tk");
}

export async function onlyOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", "This token was made already, and is not shown again. Find it in the list.");
  }
}

export function rowFor(workspaceId: string, createdBy: string, choice: TokenChoice, text: string): TokenRow {
  const now = Date.now();
  const { days, ...rest } = choice;
  return {
    ...rest,
    id: newId("tk"),
    workspaceId,
    hash: tokenHash(text),
    ending: text.slice(-4),
    createdAt: now,
    createdBy,
    expiresAt: days === null ? null : now + days * 86_400_000,
    lastUsedAt: null,
    revokedAt: null,
    replaces: null,
  };
}

export function targetOf(row: Pick<TokenRow, "id" | "name">) {
  return { kind: "token", id: row.id, name: row.name } as const;
}

async function assertReach(store: Store, tx: DB, workspaceId: string, reach: TokenRow["reach"]): Promise<void> {
  // A tag may be borne by none yet.
  if (reach.kind === "all" || reach.kind === "tagged") return;
  const { credentials: c, flows: f } = store.t;
  if (reach.kind === "flow") {
    const found = await tx
      .select({ id: f.id })
      .from(f)
      .where(and(eq(f.workspaceId, workspaceId), eq(f.id, reach.flowId)));
    if (found.length === 1) return;
    throw unreachable("There is no such flow here.");
  }
  const wanted = [...new Set(reach.ids)];
  const found = await tx
    .select({ id: c.id })
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), inArray(c.id, wanted)));
  if (found.length !== wanted.length) throw unreachable("Some of these credentials do not exist here.");
}

function unreachable(message: string): AppError {
  return new AppError("invalid_fields", "Look at the marked fields.", { fields: { reach: message } });
}
