import { and, eq } from "drizzle-orm";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { parseEnvironment } from "@/lib/flows/input";
import { installation } from "@/lib/installation";
import { forgetTokens } from "@/lib/tokens/live";
import { rowOf } from "./row";
import { tag } from "./tag";

/**
 * How people sort credentials: by tags and by the environment that one is for. They say nothing to an application, so a
 * change of them verifies nothing and leaves values, status and sessions alone.
 */
export type Labels = {
  /** Sorted, each once. */
  tags: string[];
  environment: string | null;
};

export type LabelInput = { tags?: readonly string[] | undefined; environment?: string | null | undefined };

const tagsAtMost = 20;

/** What is not given stays away; an empty environment is none. Throws `invalid_fields`. */
export function parseLabels({ tags, environment }: LabelInput): Partial<Labels> {
  return {
    ...(tags === undefined ? {} : { tags: parseTags(tags) }),
    ...(environment === undefined ? {} : { environment: environment ? parseEnvironment(environment) : null }),
  };
}

/** Throws `not_found`, `forbidden`, `invalid_fields`. */
export async function labelCredential(actor: Actor, id: string, input: LabelInput): Promise<void> {
  const labels = parseLabels(input);
  const home = await installation();
  const { credentials: c } = home.store.t;
  await home.store.write(async (tx) => {
    const row = await rowOf(home.store, tx, actor, id);
    authorize(actor, "credential.edit", row);
    const next = { tags: row.tags, environment: row.environment, ...labels };
    const same = next.environment === row.environment && next.tags.join() === row.tags.join();
    if (same) return;
    const set = { ...next, updatedAt: Date.now(), updatedBy: actorId(actor) };
    await tx
      .update(c)
      .set(set)
      .where(and(eq(c.id, row.id), eq(c.workspaceId, actor.workspaceId)));
    const target = { kind: "credential", id: row.id, name: row.name } as const;
    const detail = { tags: next.tags, ...(next.environment === null ? {} : { environment: next.environment }) };
    await record(home, tx, eventActor(actor), "credential.updated", target, detail);
  });
  // Some reach by tag.
  forgetTokens();
}

function parseTags(given: readonly string[]): string[] {
  const tags = [...new Set(given.map((each) => each.trim().toLowerCase()))].sort();
  const wrong = tags.find((each) => !tag.test(each));
  if (wrong === undefined && tags.length <= tagsAtMost) return tags;
  const message =
    wrong === undefined
      ? `Use at most ${tagsAtMost} tags.`
      : "A tag has small letters, digits and . _ : / - in it, at most 40, and begins with a letter or digit.";
  throw new AppError("invalid_fields", "Look at the marked fields.", { fields: { tags: message } });
}
