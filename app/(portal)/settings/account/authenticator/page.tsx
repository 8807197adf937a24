import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { authenticatorState } from "@/lib/totp/authenticator";
import { memberFor } from "../../../member";
import { SettingsPage } from "../../settings-page";
import { ConfirmForm } from "./confirm-form";
import { PasswordGate } from "./password-gate";
import { QrCode } from "./qr-code";

export const metadata: Metadata = { title: "Authenticator app" };

export default async function AuthenticatorPage() {
  const actor = await memberFor("/settings/account/authenticator");
  const state = await authenticatorState(actor);
  return (
    <SettingsPage actor={actor} at="account">
      <p className="text-sm">
        <Link href="/settings/account" className="text-muted underline underline-offset-4 hover:text-ink">
          Account
        </Link>
      </p>
      <ConfirmForm
        pending={
          state.state === "pending"
            ? { secret: state.secret, qr: <QrCode text={state.uri} label="For your authenticator app" /> }
            : undefined
        }
      >
        <PasswordGate email={actor.email} on={state.state === "on"} />
      </ConfirmForm>
    </SettingsPage>
  );
}
