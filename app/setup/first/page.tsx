import { ChevronRight, FileUp, KeyRound, Sparkles } from "lucide-react";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { setupOwner } from "../owner";
import { SetupStep } from "../setup-step";

export const metadata: Metadata = { title: "Set up: first credential" };

export default async function FirstStep() {
  await setupOwner("/setup/first");
  return (
    <SetupStep
      at={5}
      title="Add a first credential"
      description="Keyrack checks it with the application before it is saved."
      back="/setup/key"
    >
      <ul className="space-y-3">
        <Choice href="/credentials/new" icon={<KeyRound className="size-5" />} title="Connect an application">
          With a key or password you have at hand. A guide beside the form says where to find it.
        </Choice>
        <Choice href="/credentials/new/demo" icon={<Sparkles className="size-5" />} title="Try the demo application">
          It lives inside Keyrack and needs no account: see a green tick in a minute.
        </Choice>
        <Choice href="/credentials/import" icon={<FileUp className="size-5" />} title="Import what you have">
          From another Keyrack, an export of n8n, a .env file or a table. You see first what would happen.
        </Choice>
      </ul>
      <p className="mt-6">
        <Link href="/credentials" className="rounded-mark text-muted underline hover:text-ink">
          Later: open the list
        </Link>
      </p>
    </SetupStep>
  );
}

function Choice(props: { href: string; icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li>
      <Link
        href={props.href}
        className="flex items-center gap-4 rounded-panel border border-line p-4 transition-colors hover:border-control hover:bg-raised"
      >
        <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-control bg-accent-soft text-accent">
          {props.icon}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{props.title}</span>
          <span className="mt-0.5 block text-muted">{props.children}</span>
        </span>
        <ChevronRight className="size-4 shrink-0 text-faint" />
      </Link>
    </li>
  );
}
