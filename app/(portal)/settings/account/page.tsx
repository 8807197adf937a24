import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { listSessions } from "@/lib/session/rows";
import { memberFor } from "../../member";
import { SettingsPage } from "../settings-page";
import { PasswordForm } from "./password-form";
import { SessionList } from "./session-list";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const actor = await memberFor("/settings/account");
  const sessions = await listSessions(actor);
  return (
    <SettingsPage actor={actor} at="account">
      <Card title="You">
        <DefinitionList
          items={[
            { term: "Name", value: actor.name },
            { term: "E-mail", value: actor.email },
          ]}
        />
      </Card>
      <PasswordForm email={actor.email} />
      <SessionList sessions={sessions} now={Date.now()} />
    </SettingsPage>
  );
}
