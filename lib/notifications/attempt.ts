import { failureOf } from "@/lib/egress/failure";
import { AppError } from "@/lib/errors";
import type { Installation } from "@/lib/installation";
import { publicUrl } from "@/lib/installation";
import { log } from "@/lib/log";
import { writeLetter } from "@/lib/mail/letter";
import { send } from "@/lib/mail/send";
import { signatureOf } from "@/lib/signatures/webhook";
import { letterOf, slackBody, webhookBody } from "./bodies";
import type { ChannelRow } from "./channels";
import { openChannel } from "./secret";
import { type Item, wordsOf } from "./words";

/** One try of one message. What goes wrong out there is a value; nothing of an answer but its status is kept. */
export type Message = {
  id: string;
  type: string;
  recipient: string | null;
  items: readonly Item[];
  digest: boolean;
  createdAt: number;
};
export type Tried = {
  sent: boolean;
  status?: number;
  detail?: string;
  /** It will never arrive. */
  final?: boolean;
  /** The receiver says that it is gone. */
  gone?: boolean;
  /** Seconds. */
  retryAfter?: number;
};

export async function attempt(
  home: Installation,
  channel: ChannelRow,
  workspace: string,
  message: Message,
): Promise<Tried> {
  const { url: base } = await publicUrl();
  const words = wordsOf(message.items, message.digest, base);
  if (channel.kind === "email") {
    const letter = writeLetter(letterOf(words, workspace));
    const result = await send(home, { to: message.recipient ?? "", id: message.id, ...letter });
    if (result.sent) return { sent: true };
    return { sent: false, detail: result.detail, final: result.why === "refused" };
  }
  const body =
    channel.kind === "slack" ? slackBody(words) : webhookBody(message.type, message.createdAt, message.items, words);
  try {
    return await post(home, channel, message.id, body);
  } catch (error) {
    if (error instanceof AppError) return { sent: false, detail: error.message, final: true };
    const failure = failureOf(error);
    if (!failure) log("error", "a message could not be sent in a way it should", { channel: channel.id, error });
    return { sent: false, detail: failure ? wordsFor(failure) : "It could not be sent." };
  }
}

const timeoutMs = 15_000;

async function post(home: Installation, channel: ChannelRow, id: string, body: string): Promise<Tried> {
  const { url, signing, previous } = openChannel(home, channel);
  if (url === undefined) return { sent: false, detail: "No address is stored.", final: true };
  const answer = await home.egress.request(
    {
      method: "POST",
      url,
      headers: { "content-type": "application/json", "user-agent": "Keyrack", ...headersFor() },
      body,
      secretOrigins: [new URL(url).origin],
      maxBytes: 4_096,
      follow: false,
    },
    { timeoutMs },
  );
  const { status } = answer;
  if (status >= 200 && status < 300) return { sent: true, status };
  const after = Number([answer.headers["retry-after"] ?? ""].flat()[0]);
  return {
    sent: false,
    status,
    detail: status >= 300 && status < 400 ? "It redirects elsewhere, which is not followed." : `It answered ${status}.`,
    gone: status === 410,
    ...(Number.isFinite(after) && after > 0 ? { retryAfter: Math.min(after, 86_400) } : {}),
  };

  function headersFor(): Record<string, string> {
    if (signing === undefined) return {};
    const overlaps = previous !== undefined && (channel.overlapUntil ?? 0) > Date.now();
    const at = Math.floor(Date.now() / 1000);
    const secrets = overlaps ? [signing, previous] : [signing];
    return {
      "webhook-id": id,
      "webhook-timestamp": String(at),
      "webhook-signature": signatureOf(secrets, { id, at, body }),
    };
  }
}

const reasons: Readonly<Record<string, string>> = {
  dns: "Its host was not found.",
  refused: "Nothing answers there.",
  timeout: "It did not answer in time.",
  tls: "Its certificate is not trusted here.",
  blocked_address:
    "It is a private address that is not allowed. An owner or admin can allow it under Settings, Network.",
};

function wordsFor({ reason, hint }: { reason: string; hint?: string }): string {
  return reasons[reason] ?? hint ?? "It did not answer as a web server does.";
}
