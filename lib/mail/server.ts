/**
 * The mail server that whoever runs Keyrack named: `smtps://user:password@host:465`, or `smtp://host:587`, which turns to
 * TLS where the server offers it and insists where a password goes along. `?starttls=off` is for a relay next door.
 */
export type MailServer = {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  starttls: "required" | "offered" | "off";
  user: string | undefined;
  password: string | undefined;
  from: { name: string; address: string };
};

/** Gives sentences about what is wrong, with the variable each belongs to, instead of a server. */
export function readMailServer(
  url: string | undefined,
  from: string | undefined,
): MailServer | MailProblem | undefined {
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined) return { name: "KEYRACK_SMTP_URL", problem: "must be set beside KEYRACK_MAIL_FROM." };
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^smtps?:$/.test(parsed.protocol) || parsed.hostname === "" || !/^\/?$/.test(parsed.pathname)) {
    return { name: "KEYRACK_SMTP_URL", problem: "must be an address such as smtps://user:password@mail.example.com." };
  }
  const sender = from === undefined ? undefined : readSender(from);
  if (sender === undefined) {
    return { name: "KEYRACK_MAIL_FROM", problem: "must be an address such as Keyrack <keyrack@example.com>." };
  }
  const secure = parsed.protocol === "smtps:";
  const user = parsed.username === "" ? undefined : decoded(parsed.username);
  const off = parsed.searchParams.get("starttls") === "off";
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ""),
    port: parsed.port === "" ? (secure ? 465 : 587) : Number(parsed.port),
    secure,
    starttls: secure || off ? "off" : user === undefined ? "offered" : "required",
    user,
    password: user === undefined ? undefined : decoded(parsed.password),
    from: sender,
  };
}

export type MailProblem = { name: string; problem: string };

/** One mailbox, and nothing in it that could begin another header or a second recipient. */
export function isMailbox(address: string): boolean {
  return address.length <= 320 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(address);
}

function readSender(text: string): MailServer["from"] | undefined {
  const match = /^\s*(?:"?([^"<>\r\n]*?)"?\s*<([^<>]+)>|([^<>]+))\s*$/.exec(text);
  const address = (match?.[2] ?? match?.[3] ?? "").trim();
  return isMailbox(address) ? { name: match?.[1]?.trim() || "Keyrack", address } : undefined;
}

/** A percent sign that begins no escape is a percent sign. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
