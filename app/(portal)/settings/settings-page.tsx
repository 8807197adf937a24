import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { LinkTabs } from "@/components/ui/tabs";
import { type Action, type Member, may } from "@/lib/actor";

const parts = [
  "account",
  "members",
  "sign-in",
  "tokens",
  "clients",
  "network",
  "notifications",
  "key",
  "appearance",
  "about",
] as const;
export type SettingsPart = (typeof parts)[number];

/** The frame of all settings. A part that a person may not open is not offered to them. */
export function SettingsPage({ actor, at, children }: { actor: Member; at: SettingsPart; children: ReactNode }) {
  const kept: Partial<Record<SettingsPart, Action>> = {
    "sign-in": "signIn.manage",
    tokens: "token.manage",
    network: "network.manage",
    notifications: "notification.manage",
    clients: "oauthClient.manage",
  };
  const offered = parts.filter((part) => {
    const action = kept[part];
    return action === undefined || may(actor, action);
  });
  return (
    <>
      <PageHeader title="Settings" />
      <div className="-mt-3">
        <LinkTabs
          label="Settings"
          items={offered.map((part) => ({ label: words[part], href: `/settings/${part}`, current: part === at }))}
        />
      </div>
      <div className="max-w-3xl space-y-6">{children}</div>
    </>
  );
}

const words: Record<SettingsPart, string> = {
  account: "Account",
  members: "Members",
  "sign-in": "Sign-in",
  tokens: "API tokens",
  clients: "OAuth clients",
  network: "Network",
  notifications: "Notifications",
  key: "Key",
  appearance: "Appearance",
  about: "About",
};
