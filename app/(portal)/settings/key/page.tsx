import type { Metadata } from "next";
import { ManagedKey } from "@/components/managed-key";
import { GetCopy, RecoveryKit } from "@/components/recovery-kit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { may } from "@/lib/actor";
import { quarantine } from "@/lib/quarantine";
import { rotationView } from "@/lib/rotation/rotation";
import { keyState } from "@/lib/setup";
import { memberFor } from "../../member";
import { SettingsPage } from "../settings-page";
import { proveKitAction, showKeyAction } from "./actions";
import { CopyCard } from "./copy-card";
import { RotationCard } from "./rotation-card";

export const metadata: Metadata = { title: "Key" };

type Props = { searchParams: Promise<{ started?: string | string[] }> };

export default async function KeyPage({ searchParams }: Props) {
  const actor = await memberFor("/settings/key");
  const { fingerprint, source, kept } = await keyState();
  const copy = await quarantine();
  const started = (await searchParams).started !== undefined && !copy;
  const mayChange = may(actor, "key.manage");
  return (
    <SettingsPage actor={actor} at="key">
      {started && <Started />}
      {copy && mayChange && <CopyCard restored={onDay(copy.restoredAt)} backedUp={onDay(copy.backupAt)} />}
      <Card title="Master key" description="Every credential is encrypted under it.">
        <ManagedKey fingerprint={fingerprint} source={source} />
      </Card>
      {source === "generated" && may(actor, "key.read") && <Kit kept={kept} />}
      {mayChange && <RotationCard view={await rotationView(actor)} />}
    </SettingsPage>
  );
}

/** Once, after a copy was put into service: what happens now, and what may not. */
function Started() {
  return (
    <Banner
      tone="info"
      title="This Keyrack is in service"
      actions={
        <Button size="sm" href="/credentials">
          Look at the credentials
        </Button>
      }
    >
      It refreshes, checks and sends from now on. Access that was renewed after the backup was made may have to be
      connected again; each such credential says so.
    </Banner>
  );
}

function Kit({ kept }: { kept: boolean }) {
  const shared = { download: "/settings/key/kit", show: showKeyAction };
  return (
    <div data-recovery-kit="">
      <Card
        title="Recovery kit"
        description={
          kept
            ? "A copy is kept outside this machine."
            : "If this machine is lost, nobody can open a backup without a copy of the key."
        }
      >
        {kept ? <GetCopy {...shared} /> : <RecoveryKit {...shared} confirm={proveKitAction} submit="I keep a copy" />}
      </Card>
    </div>
  );
}

/** "on 3 Nov 2026 at 14:05 UTC" */
function onDay(at: number): string {
  const day = new Date(at).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return `on ${day} at ${new Date(at).toISOString().slice(11, 16)} UTC`;
}
