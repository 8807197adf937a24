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
  await relabel(actor, id, () => labels);
}

/** The other tags stay. False when it had them already, or not at all. Throws as `labelCredential` does. */
export function retagCredential(
  actor: Actor,
  id: string,
  change: { add?: readonly string[]; remove?: readonly string[] },
): Promise<boolean> {
  const add = parseTags(change.add ?? []);
  const remove = new Set(change.remove);
  return relabel(actor, id, ({ tags }) => ({ tags: parseTags([...tags.filter((each) => !remove.has(each)), ...add]) }));
}

/** False when nothing changed. */
export async function relabel(actor: Actor, id: string, change: (before: Labels) => Partial<Labels>): Promise<boolean> {
  const home = await installation();
  const { credentials: c } = home.store.t;
  const changed = await home.store.write(async (tx) => {
    const row = await rowOf(home.store, tx, actor, id);
    authorize(actor, "credential.edit", row);
    const before = { tags: row.tags, environment: row.environment };
    const next = { ...before, ...change(before) };
    const same = next.environment === row.environment && next.tags.join() === row.tags.join();
    if (same) return false;
    const set = { ...next, updatedAt: Date.now(), updatedBy: actorId(actor) };
    await tx
      .update(c)
      .set(set)
      .where(and(eq(c.id, row.id), eq(c.workspaceId, actor.workspaceId)));
    const target = { kind: "credential", id: row.id, name: row.name } as const;
    const detail = { tags: next.tags, ...(next.environment === null ? {} : { environment: next.environment }) };
    await record(home, tx, eventActor(actor), "credential.updated", target, detail);
    return true;
  });
  // Some reach by tag.
  if (changed) forgetTokens();
  return changed;
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
