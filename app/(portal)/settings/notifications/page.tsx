import { Hash, Mail, Plus, Webhook } from "lucide-react";
import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { may } from "@/lib/actor";
import { type Channel, listChannels } from "@/lib/notifications/channels";
import { type ChannelKind, channelKinds } from "@/lib/notifications/input";
import { listDeliveries, mailIsSet } from "@/lib/notifications/log";
import { memberFor } from "../../member";
import { NotAllowed } from "../not-allowed";
import { SettingsPage } from "../settings-page";
import { Deliveries } from "./deliveries";
import { beforeAt, olderAt } from "./pages";
import { eventWords, kindWords } from "./words";

export const metadata: Metadata = { title: "Notifications" };

type Search = Promise<{ before?: string | string[] }>;

export default async function NotificationsPage({ searchParams }: { searchParams: Search }) {
  const actor = await memberFor("/settings/notifications");
  if (!may(actor, "notification.manage")) return <NotAllowed actor={actor} at="notifications" />;
  const before = beforeAt((await searchParams).before);
  const [channels, deliveries, mail] = await Promise.all([
    listChannels(actor),
    listDeliveries(actor, { limit: 26, ...(before ? { before } : {}) }),
    mailIsSet(actor),
  ]);
  const unheard = !mail && channels.some(({ kind }) => kind === "email");
  return (
    <SettingsPage actor={actor} at="notifications">
      {unheard && (
        <Banner tone="warn" title="No mail leaves this Keyrack">
          Whoever runs it names a mail server with KEYRACK_SMTP_URL and KEYRACK_MAIL_FROM. Until then mails wait, and
          fail after a day.
        </Banner>
      )}
      {channels.length === 0 ? (
        <EmptyState title="Nobody is told yet" actions={<Add centred />}>
          Hear of it when a credential stops working, recovers or expires: one message for each change, none for an
          outage that passes.
        </EmptyState>
      ) : (
        <Card flush title="Channels" description="Who is told when a credential changes." actions={<Add />}>
          <ul className="divide-y divide-line">
            {channels.map((channel) => (
              <Line key={channel.id} channel={channel} />
            ))}
          </ul>
        </Card>
      )}
      {(channels.length > 0 || deliveries.length > 0) && (
        <Deliveries
          deliveries={deliveries.slice(0, 25)}
          now={Date.now()}
          older={olderAt("/settings/notifications", deliveries)}
          channels
        />
      )}
    </SettingsPage>
  );
}

function Add({ centred = false }: { centred?: boolean }) {
  return (
    <div className={centred ? "flex flex-wrap justify-center gap-2" : "flex flex-wrap gap-2"}>
      {channelKinds.map((kind) => (
        <Button key={kind} href={`/settings/notifications/new?kind=${kind}`} icon={<Plus className="size-4" />}>
          {kindWords[kind].name}
        </Button>
      ))}
    </div>
  );
}

function Line({ channel }: { channel: Channel }) {
  const Icon = icons[channel.kind];
  const told = eventWords.filter(({ type }) => channel.events.includes(type)).map(({ short }) => short);
  const only = [...channel.tags, ...channel.environments];
  return (
    <li className="flex items-start gap-3 px-5 py-3">
      <Icon className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <Link href={`/settings/notifications/${channel.id}`} className="break-words font-medium">
            {channel.name}
          </Link>
          {channel.pausedAt !== undefined && <Badge tone="bad">Paused</Badge>}
          {channel.digestHour !== null && <Badge>Daily, {String(channel.digestHour).padStart(2, "0")}:00 UTC</Badge>}
        </p>
        <p className="break-words text-muted text-sm">
          {kindWords[channel.kind].name} to {channel.place}
        </p>
        <p className="break-words text-muted text-sm">
          {told.length === eventWords.length ? "Everything" : told.join(", ")}
          {only.length > 0 && `, only for ${only.join(" or ")}`}
        </p>
      </div>
    </li>
  );
}

const icons: Record<ChannelKind, typeof Mail> = { email: Mail, webhook: Webhook, slack: Hash };
