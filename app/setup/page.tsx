import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddressNotice } from "@/components/address-notice";
import { publicUrl } from "@/lib/installation";
import { currentActor, visitor } from "@/lib/session/session";
import { isSetUp } from "@/lib/setup";
import { OwnerForm } from "./owner-form";
import { SetupStep } from "./setup-step";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  if (await isSetUp()) redirect((await currentActor()) ? "/credentials" : "/sign-in");
  const { code } = await searchParams;
  const [{ url, source }, { origin }] = await Promise.all([publicUrl(), visitor()]);
  return (
    <SetupStep
      at={1}
      title="Who owns this Keyrack?"
      description="The first person. Nobody else can claim it after you."
    >
      {source === "configured" && url !== origin && <AddressNotice configured={url} came={origin} path="/setup" />}
      <OwnerForm code={typeof code === "string" ? code.slice(0, 40) : ""} />
    </SetupStep>
  );
}
