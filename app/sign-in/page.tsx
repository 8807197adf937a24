import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddressNotice } from "@/components/address-notice";
import { EntryPage } from "@/components/entry-page";
import { publicUrl } from "@/lib/installation";
import { currentActor, visitor } from "@/lib/session/session";
import { isSetUp } from "@/lib/setup";
import { localPath } from "./local-path";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  if (!(await isSetUp())) redirect("/setup");
  const { next } = await searchParams;
  const path = localPath(typeof next === "string" ? next : undefined);
  if (await currentActor()) redirect(path);
  const [{ url, source }, { origin }] = await Promise.all([publicUrl(), visitor()]);
  return (
    <EntryPage title="Sign in">
      {source === "configured" && url !== origin && <AddressNotice configured={url} came={origin} path="/sign-in" />}
      <SignInForm next={path} />
    </EntryPage>
  );
}
