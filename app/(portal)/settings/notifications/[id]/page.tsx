import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { absolute } from "@/components/ui/moment";
import { type Member, may } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { type Channel, getChannel } from "@/lib/notifications/channels";
import { listDeliveries } from "@/lib/notifications/log";
import { memberFor } from "../../../member";
import { NotAllowed } from "../../not-allowed";
import { SettingsPage } from "../../settings-page";
import { removeChannelAction, testChannelAction } from "../actions";
import { ChannelForm } from "../channel-form";
import { Deed } from "../deed";
import { Deliveries } from "../deliveries";
import { beforeAt, olderAt } from "../pages";
import { SecretForm } from "../secret-form";
import { eventWords, kindWords } from "../words";

export const metadata: Metadata = { title: "Notification channel" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ before?: string | string[] }> };

export default async function ChannelPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await memberFor(`/settings/notifications/${encodeURIComponent(id)}`);
  if (!may(actor, "notification.manage")) return <NotAllowed actor={actor} at="notifications" />;
  const channel = await found(actor, id);
  const before = beforeAt((await searchParams).before);
  const deliveries = await listDeliveries(actor, { channel: id, limit: 26, ...(before ? { before } : {}) });
  const { kind, name, pausedWhy, overlapUntil } = channel;
  return (
    <SettingsPage actor={actor} at="notifications">
      {pausedWhy && (
        <Banner tone="bad" title="Nothing goes there any more">
          {pausedWhy} Correct the address and save, and it goes on.
        </Banner>
      )}
      <ChannelForm kind={kind} title={name} about={kindWords[kind].about} events={eventWords} channel={channel} />
      <Card
        title="Test"
        description="Sends a short message now, and writes it down below."
        actions={
          <Deed action={testChannelAction} id={id}>
            Send test
          </Deed>
        }
      />
      {kind === "webhook" && (
        <SecretForm id={id} name={name} overlap={overlapUntil === undefined ? undefined : absolute(overlapUntil)} />
      )}
      <Deliveries
        deliveries={deliveries.slice(0, 25)}
        now={Date.now()}
        older={olderAt(`/settings/notifications/${id}`, deliveries)}
      />
      <Card
        title="Delete"
        description="Nothing is sent there any more, and its delivery log goes with it."
        actions={
          <Deed action={removeChannelAction} id={id} variant="danger">
            Delete channel
          </Deed>
        }
      />
    </SettingsPage>
  );
}

/** What is missing and what is another workspace's look the same. */
async function found(actor: Member, id: string): Promise<Channel> {
  try {
    return await getChannel(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
