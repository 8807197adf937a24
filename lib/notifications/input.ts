import { tag as tagLook } from "@/lib/credentials/tag";
import { AppError } from "@/lib/errors";
import { parseEnvironment } from "@/lib/flows/input";
import { isMailbox } from "@/lib/mail/server";
import { type NoticeType, noticeTypes } from "./notice";

/** What a person entered about a channel, read and judged. Throws `invalid_fields` with a sentence at each field. */
export const channelKinds = ["email", "webhook", "slack"] as const;
export type ChannelKind = (typeof channelKinds)[number];

export type ChannelInput = {
  name: unknown;
  /** Mail addresses, parted by commas or lines; of a mail channel. */
  to?: unknown;
  /** Of the others. Empty in an edit: as before. */
  url?: unknown;
  events: readonly unknown[];
  tags?: unknown;
  environments?: unknown;
  /** `now`, or the hour (UTC) of the one message a day. */
  when?: unknown;
};

export type ChannelFacts = {
  name: string;
  to: string[];
  url: string | undefined;
  events: NoticeType[];
  tags: string[];
  environments: string[];
  digestHour: number | null;
};

const addressesAtMost = 10;

export function parseChannel(kind: ChannelKind, input: ChannelInput, edit: boolean): ChannelFacts {
  const fields: Record<string, string> = {};
  const name = String(input.name ?? "").trim();
  if (name === "" || name.length > 80) fields.name = "Enter a name of at most 80 characters.";
  const to = kind === "email" ? listOf(input.to) : [];
  if (kind === "email" && (to.length === 0 || to.length > addressesAtMost))
    fields.to = `Enter one to ${addressesAtMost} addresses.`;
  const wrong = to.find((each) => !isMailbox(each));
  if (wrong !== undefined) fields.to = `“${wrong}” is not an e-mail address.`;
  const url = kind === "email" ? "" : String(input.url ?? "").trim();
  if (kind !== "email" && !(edit && url === "")) {
    const problem = urlProblem(url);
    if (problem) fields.url = problem;
  }
  const events = noticeTypes.filter((type) => input.events.includes(type));
  if (events.length === 0) fields.events = "Choose at least one.";
  const tags = [...new Set(listOf(input.tags).map((each) => each.toLowerCase()))].sort();
  if (tags.some((each) => !tagLook.test(each))) fields.tags = "Tags are made of letters, digits and . _ : / -";
  const environments = [...new Set(listOf(input.environments))].sort();
  if (!environments.every(isEnvironment)) fields.environments = "Enter names such as production, parted by commas.";
  const digestHour = hourOf(input.when);
  if (digestHour === undefined) fields.when = "Choose when.";
  if (Object.keys(fields).length > 0) throw new AppError("invalid_fields", "Look at the marked fields.", { fields });
  return { name, to, url: url === "" ? undefined : url, events, tags, environments, digestHour: digestHour ?? null };
}

function listOf(text: unknown): string[] {
  return String(text ?? "")
    .split(/[\s,;]+/)
    .filter((each) => each !== "");
}

function urlProblem(text: string): string | undefined {
  const url = URL.canParse(text) && text.length <= 2_000 ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "")
    return "Enter a whole address that begins with https://.";
  return url.username || url.password ? "Leave user and password out of the address." : undefined;
}

function isEnvironment(text: string): boolean {
  try {
    return parseEnvironment(text) === text;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Null: at once. */
function hourOf(when: unknown): number | null | undefined {
  if (when === undefined || when === "now" || when === "") return null;
  const hour = Number(when);
  return Number.isInteger(hour) && hour >= 0 && hour <= 23 ? hour : undefined;
}
