import type { NoticeType } from "./notice";

/**
 * A message in words that every channel shares: one title, a line for each thing it tells of, and one link that leads
 * straight to what is to be done. It holds names and reasons, never a value of a credential.
 */
export type Item = {
  id: string;
  type: NoticeType | "test";
  /** Milliseconds. */
  at: number;
  connector?: string;
  connectorName?: string;
  subject: { id: string; name: string };
  environment?: string;
  tags: string[];
  data: Record<string, string | number>;
};

export type Words = {
  title: string;
  lines: string[];
  link: { label: string; href: string };
};

const shown = 20;

/** `base` is the public address, without a slash at its end. */
export function wordsOf(items: readonly Item[], digest: boolean, base: string): Words {
  const [first] = items;
  if (first === undefined || (digest && items.length > 1)) return digestOf(items, base);
  if (items.length === 1) return { title: titleOf(first), lines: linesOf(first), link: linkOf(first, base) };
  return {
    title: `${items.length} ${first.connectorName ?? ""} credentials ${many[first.type] ?? "changed"}`.replace(
      "  ",
      " ",
    ),
    lines: cut(items.map((item) => `${item.subject.name}: ${shortOf(item)}`)),
    link: { label: "Show them", href: `${base}${listOf(first)}` },
  };
}

function digestOf(items: readonly Item[], base: string): Words {
  return {
    title: `${items.length} changes since yesterday`,
    lines: cut(items.map((item) => [titleOf(item), item.data.sentence].filter(Boolean).join(": "))),
    link: { label: "Open Keyrack", href: `${base}/credentials` },
  };
}

function cut(lines: string[]): string[] {
  return lines.length <= shown ? lines : [...lines.slice(0, shown), `And ${lines.length - shown} more.`];
}

function titleOf({ type, subject: { name }, data }: Item): string {
  switch (type) {
    case "credential.invalid":
      return `${name} stopped working`;
    case "credential.recovered":
      return `${name} works again`;
    case "credential.expiring":
      return `${name} ${expiryOf(data)}`;
    case "link.finished":
      return `The connect link for ${name} is finished`;
    case "incident.started":
      return data.kind === "refusing" ? `${name} refuses many credentials` : `${name} does not answer`;
    case "test":
      return "A test message from Keyrack";
  }
}

function linesOf(item: Item): string[] {
  const { type, data, connectorName, environment } = item;
  const place = [connectorName, environment].filter(Boolean).join(", ");
  const where = place === "" ? [] : [place];
  switch (type) {
    case "credential.invalid":
      return [...where, String(data.sentence ?? "The application does not accept it any more.")];
    case "credential.recovered":
      return [...where, "The last check let it in."];
    case "credential.expiring":
      return [...where, "Renew it at the application and put the new value here; its name and id stay."];
    case "link.finished":
      return [String(data.sentence ?? "Look at the account that was connected, and confirm it.")];
    case "incident.started":
      return [
        `${data.affected} credentials failed alike within five minutes, so it is most likely not your credentials.`,
        `None is called broken for it before ${clock(data.until)} UTC. They are checked again by themselves.`,
      ];
    case "test":
      return ["Somebody pressed “Send test”. If you can read this, messages arrive."];
  }
}

function shortOf({ type, data }: Item): string {
  if (type === "credential.expiring") return expiryOf(data);
  return String(data.sentence ?? (type === "credential.recovered" ? "works again" : "stopped working"));
}

const many: Partial<Record<Item["type"], string>> = {
  "credential.invalid": "stopped working",
  "credential.recovered": "work again",
  "credential.expiring": "expire soon",
};

/** Straight to the fix where there is one. */
function linkOf(item: Item, base: string): Words["link"] {
  const id = encodeURIComponent(item.subject.id);
  switch (item.type) {
    case "credential.invalid":
      return { label: "Fix it", href: `${base}/credentials/${id}/edit` };
    case "credential.expiring":
      return { label: "Renew it", href: `${base}/credentials/${id}/edit` };
    case "credential.recovered":
      return { label: "Open it", href: `${base}/credentials/${id}` };
    case "link.finished":
      return { label: "Look at it", href: `${base}/links/${id}` };
    case "incident.started":
      return { label: "Show them", href: `${base}${listOf(item)}` };
    case "test":
      return { label: "Open notifications", href: `${base}/settings/notifications` };
  }
}

function listOf({ type, connector }: Item): string {
  const query = new URLSearchParams();
  if (type === "credential.invalid") query.set("status", "invalid");
  if (type === "credential.expiring") query.set("status", "expiring");
  else if (connector !== undefined) query.set("connector", connector);
  return `/credentials?${query}`;
}

function expiryOf({ days, expiresAt }: Item["data"]): string {
  const on = new Date(Number(expiresAt)).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const left = Number(days);
  if (left <= 0) return `ended on ${on}`;
  return `expires ${left === 1 ? "within a day" : `in ${left} days`}, on ${on}`;
}

function clock(until: string | number | undefined): string {
  return new Date(Number(until ?? 0)).toISOString().slice(11, 16);
}
