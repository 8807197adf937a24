import type { Metadata } from "next";
import { may } from "@/lib/actor";
import { channelKinds } from "@/lib/notifications/input";
import { memberFor } from "../../../member";
import { NotAllowed } from "../../not-allowed";
import { SettingsPage } from "../../settings-page";
import { ChannelForm } from "../channel-form";
import { eventWords, kindWords } from "../words";

export const metadata: Metadata = { title: "Add a channel" };

type Search = Promise<{ kind?: string | string[] }>;

export default async function NewChannelPage({ searchParams }: { searchParams: Search }) {
  const actor = await memberFor("/settings/notifications/new");
  if (!may(actor, "notification.manage")) return <NotAllowed actor={actor} at="notifications" />;
  const wanted = (await searchParams).kind;
  const kind = channelKinds.find((each) => each === wanted) ?? "email";
  return (
    <SettingsPage actor={actor} at="notifications">
      <ChannelForm
        kind={kind}
        title={`Add ${kindWords[kind].one}`}
        about={kindWords[kind].about}
        events={eventWords}
        email={actor.email}
      />
    </SettingsPage>
  );
}
