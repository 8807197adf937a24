import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { CopyBox } from "@/components/ui/copy-box";
import { DefinitionList } from "@/components/ui/definition-list";
import { may } from "@/lib/actor";
import { publicUrl } from "@/lib/installation";
import { ssoState } from "@/lib/sso/only";
import { memberFor } from "../../member";
import { NotAllowed } from "../not-allowed";
import { SettingsPage } from "../settings-page";
import { OnlyForm } from "./only-form";

export const metadata: Metadata = { title: "Sign-in" };

export default async function SignInSettingsPage() {
  const actor = await memberFor("/settings/sign-in");
  if (!may(actor, "signIn.manage")) return <NotAllowed actor={actor} at="sign-in" />;
  const [{ provider, only, linked }, { url }] = await Promise.all([ssoState(actor), publicUrl()]);
  return (
    <SettingsPage actor={actor} at="sign-in">
      <Card
        title="Single sign-on"
        description={
          provider
            ? "Set by the environment. It is offered beside the password."
            : "People sign in with their password or a passkey. An OpenID Connect provider can be added."
        }
      >
        <DefinitionList
          items={
            provider
              ? [
                  { term: "Issuer", value: provider.issuer },
                  { term: "Button", value: `Continue with ${provider.label}` },
                  {
                    term: "Who may join",
                    value:
                      provider.domains.length === 0
                        ? "Only who was invited."
                        : `Who was invited, and as viewers all of ${provider.domains.join(", ")}.`,
                  },
                ]
              : [
                  {
                    term: "Variables",
                    value: (
                      <span className="font-mono text-sm">
                        KEYRACK_OIDC_ISSUER, KEYRACK_OIDC_CLIENT_ID, KEYRACK_OIDC_CLIENT_SECRET
                      </span>
                    ),
                  },
                ]
          }
        />
        <p className="mt-4 mb-1.5 font-medium">Callback URL to register there</p>
        <CopyBox text={`${url}/sign-in/sso/callback`} label="callback URL" />
      </Card>
      {(provider || only) && (
        <OnlyForm on={only !== undefined} keeper={only && (only.self ? "you" : only.owner)} ready={linked} />
      )}
    </SettingsPage>
  );
}
