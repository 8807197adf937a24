import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { publicUrl } from "@/lib/installation";
import { visitor } from "@/lib/session/session";
import { confirmAddressAction } from "../actions";
import { setupOwner } from "../owner";
import { SetupStep } from "../setup-step";
import { AddressForm } from "./address-form";
import { AddressVerdict, isSettled } from "./address-verdict";

export const metadata: Metadata = { title: "Set up: address" };

export default async function AddressStep() {
  await setupOwner("/setup/address");
  const [known, { origin }] = await Promise.all([publicUrl(), visitor()]);
  const address = { ...known, origin };
  return (
    <SetupStep
      at={3}
      title="Is this the address of Keyrack?"
      description="Applications send people back to it after a sign-in, so it must be the one that everybody uses."
      back="/setup/workspace"
    >
      <div className="space-y-6">
        <AddressVerdict {...address} />
        {isSettled(address) ? (
          <Button variant="primary" href="/setup/key" wide>
            Continue
          </Button>
        ) : (
          <AddressForm action={confirmAddressAction} submit="Use this address" />
        )}
      </div>
    </SetupStep>
  );
}
