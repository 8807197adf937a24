import type { Metadata } from "next";
import { ManagedKey } from "@/components/managed-key";
import { RecoveryKit } from "@/components/recovery-kit";
import { Button } from "@/components/ui/button";
import { keyState } from "@/lib/setup";
import { showKeyAction } from "../../(portal)/settings/key/actions";
import { proveKitAction } from "../actions";
import { setupOwner } from "../owner";
import { SetupStep } from "../setup-step";

export const metadata: Metadata = { title: "Set up: recovery kit" };

export default async function KeyStep() {
  await setupOwner("/setup/key");
  const { fingerprint, source, kept } = await keyState();
  const done = kept || source !== "generated";
  return (
    <SetupStep
      at={4}
      title={done ? "The master key is safe" : "Keep the master key"}
      description="Everything here is encrypted under it. Without this key a backup cannot be opened by anyone."
      back="/setup/address"
    >
      {done ? (
        <div className="space-y-6">
          <ManagedKey fingerprint={fingerprint} source={source} />
          <Button variant="primary" href="/setup/first" wide>
            Continue
          </Button>
        </div>
      ) : (
        <RecoveryKit
          fingerprint={fingerprint}
          download="/settings/key/kit"
          show={showKeyAction}
          confirm={proveKitAction}
          submit="Continue"
          beside={
            <Button variant="ghost" href="/setup/first">
              Skip for now
            </Button>
          }
        />
      )}
    </SetupStep>
  );
}
