import type { Metadata } from "next";
import { AddressCheck } from "@/components/address-check";
import { Button } from "@/components/ui/button";
import { adviseOn } from "@/lib/address-advice";
import { publicUrl } from "@/lib/installation";
import { visitor } from "@/lib/session/session";
import { setupOwner } from "../owner";
import { SetupStep } from "../setup-step";
import { AddressForm } from "./address-form";

export const metadata: Metadata = { title: "Set up: address" };

/** A configured address is law; without one, the address in the browser becomes it when the owner says so. */
export default async function AddressStep() {
  await setupOwner("/setup/address");
  const [{ url, source }, { origin }] = await Promise.all([publicUrl(), visitor()]);
  const fixed = source === "configured";
  const address = fixed ? url : origin;
  const { same, notes } = adviseOn(address, origin);
  const mismatch = `Set \`KEYRACK_URL\` to \`${origin}\` and restart, or open Keyrack at \`${url}\`.`;
  const rows = [
    {
      label: source === "confirmed" ? "Confirmed so far" : "KEYRACK_URL",
      address: source === "guessed" ? "not set" : url,
    },
    { label: "Your browser came by", address: origin },
  ];
  return (
    <SetupStep
      at={3}
      title="Is this the address of Keyrack?"
      description="Applications send people back to it after a sign-in, so it must be the one that everybody uses."
      back="/setup/workspace"
    >
      <div className="space-y-6">
        <AddressCheck
          rows={rows}
          verdict={
            !same ? "These two differ." : notes.length === 0 ? "Encrypted, public, and the same." : headline(address)
          }
          notes={same ? notes : [mismatch, ...notes]}
        />
        {fixed || (source === "confirmed" && url === origin) ? (
          <Button variant="primary" href="/setup/key" wide>
            Continue
          </Button>
        ) : (
          <AddressForm submit="Use this address" />
        )}
      </div>
    </SetupStep>
  );
}

function headline(url: string): string {
  return url.startsWith("http:") ? "It works, with limits." : "Nearly there.";
}
