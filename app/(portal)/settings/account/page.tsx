import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { listPasskeys } from "@/lib/passkeys/passkeys";
import { listSessions } from "@/lib/session/rows";
import { authenticatorState } from "@/lib/totp/authenticator";
import { memberFor } from "../../member";
import { SettingsPage } from "../settings-page";
import { Factors } from "./factors";
import { PasskeyList } from "./passkeys/passkey-list";
import { PasswordForm } from "./password-form";
import { SessionList } from "./session-list";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const actor = await memberFor("/settings/account");
  const [sessions, authenticator, passkeys] = await Promise.all([
    listSessions(actor),
    authenticatorState(actor),
    listPasskeys(actor),
  ]);
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
      <Factors state={authenticator} />
      <PasskeyList passkeys={passkeys} email={actor.email} now={Date.now()} />
      <SessionList sessions={sessions} now={Date.now()} />
    </SettingsPage>
  );
}
