import type { Metadata } from "next";
import { may } from "@/lib/actor";
import { newId } from "@/lib/id";
import { memberFor } from "../../../member";
import { NotAllowed } from "../../not-allowed";
import { SettingsPage } from "../../settings-page";
import { tokenChoices } from "../choices";
import { TokenForm } from "../token-form";

export const metadata: Metadata = { title: "Make an API token" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?credential=` begins with that one chosen. */
export default async function NewTokenPage({ searchParams }: Props) {
  const actor = await memberFor("/settings/tokens/new");
  if (!may(actor, "token.manage")) return <NotAllowed actor={actor} at="tokens" />;
  const { credential } = await searchParams;
  return (
    <SettingsPage actor={actor} at="tokens">
      <TokenForm
        {...(await tokenChoices(actor))}
        once={newId("tk")}
        back={{ href: "/settings/tokens", label: "Done" }}
        {...(typeof credential === "string" ? { credential } : {})}
      />
    </SettingsPage>
  );
}
