import type { Letter } from "@/lib/mail/letter";
import type { Item, Words } from "./words";

/** The same message as a mail, as a webhook's body and as Slack has it. Each is the same text however often it is sent. */
export function letterOf({ title, lines, link }: Words, workspace: string): Letter {
  return {
    subject: title,
    title,
    paragraphs: lines,
    button: link,
    last: `Sent by Keyrack, workspace ${workspace}. An owner or admin chooses under Settings, Notifications, what comes here.`,
  };
}

/** `type`, `timestamp` and `data`, as Standard Webhooks advises. Times are ISO 8601. */
export function webhookBody(type: string, at: number, items: readonly Item[], words: Words): string {
  return JSON.stringify({
    type,
    timestamp: new Date(at).toISOString(),
    data: { title: words.title, url: words.link.href, items: items.map(plain) },
  });
}

function plain({ id, type, at, connector, connectorName, subject, environment, tags, data }: Item) {
  const { expiresAt, until, ...rest } = data;
  return {
    id,
    type,
    at: new Date(at).toISOString(),
    ...(connector === undefined ? {} : { application: { id: connector, name: connectorName } }),
    subject,
    ...(environment === undefined ? {} : { environment }),
    tags,
    ...rest,
    ...(expiresAt === undefined ? {} : { expiresAt: new Date(Number(expiresAt)).toISOString() }),
    ...(until === undefined ? {} : { until: new Date(Number(until)).toISOString() }),
  };
}

/** Incoming webhooks of Slack, and of Mattermost, Rocket.Chat and others that understand them. */
export function slackBody({ title, lines, link }: Words): string {
  const text = [`*${escaped(title)}*`, ...lines.map(escaped), `<${link.href}|${escaped(link.label)}>`].join("\n");
  return JSON.stringify({ text });
}

/** What Slack reads as its own marks. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
