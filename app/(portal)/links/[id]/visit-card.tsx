import { StatusIcon } from "@/components/status-icon";
import type { StatusName } from "@/components/status-words";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { LinkDetail, StepView, VisitView } from "@/lib/links/progress";
import { ConfirmForm, DeclineForm } from "./judge-forms";

type VisitCardProps = { link: LinkDetail; visit: VisitView; now: number; manage: boolean };

/** One browser on its way: each step, where it is stuck and why, and whose account it was. */
export function VisitCard({ link, visit, now, manage }: VisitCardProps) {
  const { startedAt, finishedAt, seenAt, free, steps } = visit;
  return (
    <Card
      flush
      title={finishedAt === undefined ? "On the way" : "Finished"}
      description={
        <>
          Opened <RelativeTime at={startedAt} now={now} />, {finishedAt === undefined ? "last seen " : "finished "}
          <RelativeTime at={finishedAt ?? seenAt} now={now} />
          {free && ". Handed on: the next browser that opens the link goes on"}.
        </>
      }
    >
      <ol className="divide-y divide-line">
        {steps.map((step) => (
          <li key={step.position} className="flex flex-wrap items-start gap-x-3.5 gap-y-3 px-5 py-4">
            <StatusIcon status={icons[step.state]} className="mt-0.5" />
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">
                {step.application} <span className="font-normal text-muted">{words(step)}</span>
              </p>
              {step.reason && <p className="wrap-anywhere mt-0.5 text-muted">{step.reason}</p>}
              {step.credential && <Account step={step} />}
            </div>
            {manage && step.credential?.unconfirmedAt !== undefined && (
              <div className="flex flex-wrap gap-2">
                <ConfirmForm credential={step.credential.id} />
                <DeclineForm link={link.id} credential={step.credential.id} again={link.credential !== undefined} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Account({ step: { credential } }: { step: StepView }) {
  if (!credential) return null;
  return (
    <p className="wrap-anywhere mt-0.5 text-muted">
      <Link href={`/credentials/${credential.id}`} className="text-accent underline underline-offset-4">
        {credential.name}
      </Link>
      {credential.account && <>: {credential.account}</>}
      {credential.unconfirmedAt !== undefined &&
        ". Nothing may use it until you confirm that this is the right account."}
    </p>
  );
}

function words({ state, optional, credential }: StepView): string {
  if (state === "done") return credential?.unconfirmedAt === undefined ? "connected" : "connected, to be confirmed";
  if (state === "stuck") return "stuck";
  if (state === "choose") return "signed in, a choice is left";
  if (state === "skipped") return "left out";
  return optional ? "optional, not yet" : "not yet";
}

const icons: Record<StepView["state"], StatusName> = {
  open: "unknown",
  stuck: "invalid",
  choose: "draft",
  done: "valid",
  skipped: "disabled",
};
