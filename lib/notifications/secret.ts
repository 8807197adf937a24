import type { Installation } from "@/lib/installation";

/**
 * The sealed part of a channel: its address, and what its messages are signed with. Opened for the time of one message.
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

function contextOf({ workspaceId, id, revision }: Pick<Sealed, "workspaceId" | "id" | "revision">) {
  return { workspaceId, recordId: id, field: "channel", revision };
}
