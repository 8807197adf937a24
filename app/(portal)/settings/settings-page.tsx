import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { LinkTabs } from "@/components/ui/tabs";
import { type Member, may } from "@/lib/actor";

const parts = ["account", "network", "key", "appearance", "about"] as const;
export type SettingsPart = (typeof parts)[number];

/** The frame of all settings. A part that a person may not open is not offered to them. */
export function SettingsPage({ actor, at, children }: { actor: Member; at: SettingsPart; children: ReactNode }) {
  const offered = parts.filter((part) => part !== "network" || may(actor, "network.manage"));
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
  network: "Network",
  key: "Key",
  appearance: "Appearance",
  about: "About",
};
