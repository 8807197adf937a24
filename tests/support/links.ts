import { createLink, type LinkInput, type MadeLink } from "@/lib/links/create";
import { type Opened, openLink } from "@/lib/links/open";
import { submitStep } from "@/lib/links/submit";
import { startVisit } from "@/lib/links/visit";
import type { Key } from "@/lib/links/visitor";
import { newHandle } from "@/lib/oauth/attempt";
import type { TestInstallation } from "./installation";

/** A link as its sender makes it, and a browser on its way through it. */
export const address = "192.0.2.7";

export type Made = MadeLink & { text: string };

export async function makeLink({ owner }: TestInstallation, input: Partial<LinkInput> = {}): Promise<Made> {
  const applications = [{ connector: "demo", scheme: "key" }];
  const made = await createLink(owner, { applications, audience: "Nordwind GmbH", ...input });
  return { ...made, text: made.url.split("/").at(-1) ?? "" };
}

/** The key of a browser that has begun. */
export async function begin(text: string, browser = newHandle()): Promise<Key & { browser: string }> {
  await startVisit({ text, browser }, address);
  return { text, browser };
}

export const look = (key: Key): Promise<Opened> => openLink(key, address);

/** The id of what was saved. */
export async function handIn(key: Key, values: Record<string, string>, position = 0): Promise<string> {
  const submitted = await submitStep(key, { position, values });
  if ("saved" in submitted) return submitted.saved;
  throw new Error(`not saved: ${submitted.done.outcome} ${submitted.done.explanation?.cause ?? ""}`);
}
