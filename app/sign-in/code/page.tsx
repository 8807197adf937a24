import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryPage } from "@/components/entry-page";
import { Link } from "@/components/ui/link";
import { lookAtCeremony } from "@/lib/session/ceremonies";
import { currentStep } from "@/lib/session/session";
import { localPath } from "../local-path";
import { CodeForm } from "./code-form";

export const metadata: Metadata = { title: "Code" };

export default async function CodePage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  const path = localPath(typeof next === "string" ? next : undefined);
  if (!(await lookAtCeremony("code", await currentStep()))) redirect("/sign-in");
  return (
    <EntryPage
      title="One more step"
      description="Enter the code that your authenticator app shows now."
      footer={
        <Link href="/sign-in" className="inline-flex min-h-6 items-center rounded-mark hover:text-ink touch:min-h-11">
          Sign in as somebody else
        </Link>
      }
    >
      <CodeForm next={path} />
    </EntryPage>
  );
}
