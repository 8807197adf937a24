import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import type SMTPTransport from "nodemailer/lib/smtp-transport";
import { createEgress } from "@/lib/egress/egress";
import type { Installation } from "@/lib/installation";
import { isMailbox, type MailServer } from "./server";

/**
 * Sends one mail to one person by the server named in the environment, through the outbound door. What goes wrong is a
 * value, never an error: an act that is done is not undone because a mail did not leave. A mail holds no secret but the
 * links that are made for it.
 */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Between the angle brackets of Message-ID: the same for a mail that may be sent again. A new one by default. */
  id?: string;
};

/** `unset`: no server is configured. `refused`: this mail will never go. `failed`: it may go later. */
export type MailResult =
  | { sent: true; id: string }
  | { sent: false; why: "unset" | "refused" | "failed"; detail: string };

type Home = Pick<Installation, "env">;

export function canMail({ env }: Home): boolean {
  return env.mail !== undefined;
}

export async function send({ env }: Home, mail: Mail): Promise<MailResult> {
  if (env.mail === undefined) {
    return { sent: false, why: "unset", detail: "No mail server is set: KEYRACK_SMTP_URL names one." };
  }
  if (!isMailbox(mail.to)) return { sent: false, why: "refused", detail: "This is not one e-mail address." };
  const server = env.mail;
  // Whoever runs Keyrack named this one place, so it may be private; nothing that is typed into a form comes here.
  const egress = createEgress({
    rules: async () => [{ network: server.host, port: server.port }],
    own: () => [{ port: env.port }],
    ...(env.egressProxy ? { proxy: env.egressProxy } : {}),
  });
  const signal = AbortSignal.timeout(limit);
  const connect: SMTPTransport.Options["getSocket"] = (_, done) => {
    const target = { host: server.host, port: server.port, ...(server.secure ? { tls: {} } : {}) };
    egress.dial(target, { signal }).then(
      (connection) => done(null, { connection, secured: server.secure }),
      (error: unknown) => done(error instanceof Error ? error : new Error("no connection"), undefined),
    );
  };
  const transport = createTransport({ ...transportOf(server), getSocket: connect });
  const id = mail.id ?? randomUUID();
  try {
    await transport.sendMail({
      from: server.from,
      to: { name: "", address: mail.to },
      subject: mail.subject.replace(/\s+/g, " "),
      text: mail.text,
      html: mail.html,
      messageId: `<${id}@${server.from.address.split("@").at(-1)}>`,
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { sent: true, id };
  } catch (error) {
    return { sent: false, why: isFinal(error) ? "refused" : "failed", detail: wordsOf(error) };
  } finally {
    transport.close();
    egress.close();
  }
}

/** Milliseconds for one mail, all together. */
const limit = 60_000;

function transportOf(server: MailServer): SMTPTransport.Options {
  const { host, port, secure, starttls, user, password } = server;
  return {
    host,
    port,
    secure,
    requireTLS: starttls === "required",
    ignoreTLS: starttls === "off",
    ...(user === undefined ? {} : { auth: { user, pass: password ?? "" } }),
    tls: { servername: host, minVersion: "TLSv1.2" },
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  };
}

/** A reply of 5xx about the mail itself (RFC 5321, 4.2.1); a refused sign-in is mended at the server and tried again. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  const about = typeof command === "string" && /^(RCPT TO|DATA|MAIL FROM)/.test(command);
  return about && typeof responseCode === "number" && responseCode >= 500;
}

/** What the server said, at most a line of it. It never holds what we sent. */
function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : "unknown";
  return `The mail server: ${text.replace(/\s+/g, " ").slice(0, 200)}`;
}
