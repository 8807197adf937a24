import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { EntryPage } from "@/components/entry-page";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";

export type SetupStepProps = {
  at: 1 | 2 | 3 | 4 | 5;
  title: string;
  description: ReactNode;
  /** The step before, where there is a way back. */
  back?: string;
  children: ReactNode;
};

/** The frame that all five steps share. */
export function SetupStep({ at, title, description, back, children }: SetupStepProps) {
  return (
    <EntryPage
      wide
      title={title}
      description={description}
      above={<Progress at={at} of={5} />}
      footer={back && <Back href={back} />}
    >
      {children}
    </EntryPage>
  );
}

function Back({ href }: { href: string }) {
  return (
    <Link href={href} className="inline-flex min-h-6 items-center gap-1.5 rounded-mark hover:text-ink touch:min-h-11">
      <ArrowLeft className="size-3.5" />
      Back
    </Link>
  );
}
