import { AllowForm } from "@/components/allow-form";
import { DeedForm } from "@/components/deed-form";
import { FailurePanel } from "@/components/failure-panel";
import { sentenceOf } from "@/components/status-line";
import { statusOf } from "@/components/status-words";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Explanation, VerificationRecord } from "@/connectors/kit";
import { type Member, may } from "@/lib/actor";
import type { CredentialDetail } from "@/lib/credentials/get";
import type { Incident } from "@/lib/credentials/incident";
import { listEvents } from "@/lib/events";
import { linkOf } from "@/lib/links/progress";
import { connectionOf } from "@/lib/oauth/view";
import { confirmAccountAction } from "../../links/actions";
import { allow, resume } from "../actions";

type WhyProps = {
  actor: Member;
  credential: CredentialDetail;
  records: readonly VerificationRecord[];
  /** Of its application, and not over. */
  incident: Incident | undefined;
  now: number;
};

/**
 * Why it is not simply green. What a status rests on is the last check that ended like that, which need not be the last
 * check: an outage after a refusal explains nothing about the refusal.
 */
export async function Why(props: WhyProps) {
  const { credential, records } = props;
  if (credential.state === "draft") return <Unfinished {...props} />;
  const [last] = records;
  const reason = records.find(({ outcome }) => outcome === outcomes[credential.status]);
  const doubt = last !== reason && last?.explanation ? last : undefined;
  return (
    <>
      {credential.unconfirmedAt !== undefined && <Unconfirmed {...props} />}
      {credential.state === "disabled" && <Paused {...props} />}
      {statusOf(credential, props.now) === "expiring" && <Ending {...props} />}
      {reason?.explanation && <Panel {...props} record={reason} />}
      {doubt && <Panel {...props} record={doubt} doubt />}
    </>
  );
}

type PanelProps = WhyProps & { record: VerificationRecord; doubt?: boolean };

function Panel({ actor, credential, records, record, doubt, incident, now }: PanelProps) {
  const { explanation, outcome } = record;
  if (!explanation) return null;
  // Nobody shall enter a new key because an application turns all of them away.
  const waits = incident?.kind === "refusing" && outcome === "rejected" && credential.status !== "invalid";
  const fix = outcome === "rejected" && !waits;
  const allowed = explanation.allow && record === records[0] && may(actor, "network.manage");
  return (
    <FailurePanel
      explanation={waits ? whileRefusing(explanation, incident.until) : explanation}
      tone={doubt ? "info" : tones[outcome]}
      actions={
        <>
          {allowed && explanation.allow && <AllowForm action={allow} id={credential.id} allow={explanation.allow} />}
          {fix && credential.may.edit && (
            <Button size="sm" variant="primary" href={`/credentials/${credential.id}/edit`}>
              Fix it
            </Button>
          )}
          {fix && may(actor, "link.manage") && (
            <Button size="sm" href={`/links/new?credential=${credential.id}`}>
              Ask somebody by a link
            </Button>
          )}
          <span className="self-center text-muted text-sm">
            {doubt ? "The last check, " : "Last seen "}
            <RelativeTime at={record.at} now={now} />
            {doubt && credential.verifiedAt !== undefined && (
              <>
                . It worked <RelativeTime at={credential.verifiedAt} now={now} />.
              </>
            )}
          </span>
        </>
      }
    />
  );
}

function whileRefusing({ cause }: Explanation, until: number): Explanation {
  const time = new Date(until).toISOString().slice(11, 16);
  const next = `Leave it as it is: it is looked at again after ${time} UTC. What is still refused then has to be entered anew.`;
  return { cause, whose: "application", next };
}

async function Unfinished({ actor, credential }: WhyProps) {
  // Signed in already: what is left is a choice.
  const signedIn = (await connectionOf(actor, credential.id))?.tokens !== undefined;
  return (
    <Banner
      tone="info"
      title={signedIn ? "One choice is left" : "Not finished"}
      actions={
        credential.may.edit && (
          <Button size="sm" variant="primary" href={`/credentials/${credential.id}/${signedIn ? "choose" : "edit"}`}>
            Continue
          </Button>
        )
      }
    >
      {signedIn
        ? `Somebody signed in at ${credential.connectorName}, which has several of what this credential can be. Nobody has to sign in again.`
        : "What was typed so far is kept, secrets sealed. It is checked when it is finished."}
    </Banner>
  );
}

/** Confirmed where it can be seen who was asked; here only where that is gone. */
async function Unconfirmed({ actor, credential, now }: WhyProps) {
  const link = await linkOf(actor, credential.id);
  return (
    <Banner
      tone="warn"
      title="Is this the right account?"
      actions={
        link === undefined
          ? may(actor, "link.manage") && (
              <DeedForm action={confirmAccountAction} id={credential.id} size="sm">
                It is the right account
              </DeedForm>
            )
          : may(actor, "link.manage") && (
              <Button size="sm" variant="primary" href={`/links/${link.id}`}>
                Look and confirm
              </Button>
            )
      }
    >
      {link?.audience ?? "Somebody"} connected it by a link{" "}
      <RelativeTime at={credential.unconfirmedAt ?? now} now={now} />. Nothing can use it until a member confirms it.
    </Banner>
  );
}

/** Said while it still works: what comes after needs somebody who can make a new one. */
function Ending({ credential, now }: WhyProps) {
  return (
    <Banner
      tone="warn"
      title={(credential.expiresAt ?? now) > now ? "It ends soon" : "Its last day is over"}
      actions={
        credential.may.edit && (
          <Button size="sm" variant="primary" href={`/credentials/${credential.id}/edit`}>
            Renew
          </Button>
        )
      }
    >
      {sentenceOf(credential, now)} Renew it before something that uses it stops.
    </Banner>
  );
}

async function Paused({ actor, credential, now }: WhyProps) {
  const events = await listEvents(actor, { target: credential.id, limit: 100 });
  const paused = events.find(({ action }) => action === "credential.disabled");
  return (
    <Banner
      tone="warn"
      title="Paused"
      actions={
        credential.may.disable && (
          <DeedForm action={resume} id={credential.id} size="sm">
            Resume
          </DeedForm>
        )
      }
    >
      {paused ? (
        <>
          {paused.actor} paused it <RelativeTime at={paused.at} now={now} />.{" "}
        </>
      ) : null}
      Nothing can use it until somebody resumes it.
    </Banner>
  );
}

const outcomes: Record<CredentialDetail["status"], VerificationRecord["outcome"]> = {
  valid: "verified",
  limited: "limited",
  invalid: "rejected",
  unknown: "inconclusive",
};
const tones = { verified: "info", limited: "warn", rejected: "bad", inconclusive: "info" } as const;
