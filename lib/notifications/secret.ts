import { createHmac, randomBytes } from "node:crypto";
import type { Installation } from "@/lib/installation";

/**
 * The sealed part of a channel, and its signatures. A message is signed as Standard Webhooks has it: `v1,` and the
 * base64 HMAC-SHA256 over id, time and body, under a secret that begins with `whsec_`. While a new secret takes over,
 * each message carries both signatures.
 */
export type ChannelSecret = {
  /** Of a webhook or a Slack channel. */
  url?: string;
  /** `whsec_` and base64; of a webhook. */
  signing?: string;
  /** The one before, while its time of overlap lasts. */
  previous?: string;
};

type Sealed = { id: string; workspaceId: string; wrappedDek: Buffer; blob: Buffer; revision: number };

export function sealChannel(
  { vault }: Installation,
  place: Omit<Sealed, "wrappedDek" | "blob">,
  secret: ChannelSecret,
) {
  const plain = Buffer.from(JSON.stringify(secret), "utf8");
  const { wrappedDek, blob } = vault.sealNew(contextOf(place), plain);
  plain.fill(0);
  return { wrappedDek, blob, revision: place.revision };
}

/** Throws `damaged`. */
export function openChannel({ vault }: Installation, row: Sealed): ChannelSecret {
  const plain = vault.open(row, contextOf(row));
  try {
    return JSON.parse(plain.toString("utf8")) as ChannelSecret;
  } finally {
    plain.fill(0);
  }
}

export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/** `at` is in seconds. Of several secrets each signs, parted by a space. */
export function signatureOf(secrets: readonly string[], { id, at, body }: { id: string; at: number; body: string }) {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
      return `v1,${createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64")}`;
    })
    .join(" ");
}

function contextOf({ workspaceId, id, revision }: Pick<Sealed, "workspaceId" | "id" | "revision">) {
  return { workspaceId, recordId: id, field: "channel", revision };
}
