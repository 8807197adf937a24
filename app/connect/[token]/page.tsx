import { redirect } from "next/navigation";
import { attempt } from "@/app/act";
import { CopyBox } from "@/components/ui/copy-box";
import { Walkthrough } from "@/components/walkthrough";
import { WalkthroughAsked } from "@/components/walkthrough-asked";
import { linkAddress } from "@/lib/links/link";
import { type Face, type Opened, openLink, stepFace } from "@/lib/links/open";
import type { Key } from "@/lib/links/visitor";
import { visitor } from "@/lib/session/session";
import { startAction } from "./actions";
import { visitKey } from "./browser";
import { DoneScreen, ReviewScreen } from "./ends";
import {
  ElsewhereScreen,
  ExpiredScreen,
  HandOnScreen,
  RevokedScreen,
  SlowDownScreen,
  UsedScreen,
  WrongScreen,
} from "./other-states";
import { PressForm } from "./press-form";
import { RedoScreen } from "./redo-screen";
import { brandOf, listed, namesOf, privacyOf, until } from "./say";
import { StepScreen } from "./step-screen";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ token: string }>; searchParams: Promise<Query> };

/** One address for the whole way. Looking at it changes nothing: programs that read mail follow every link. */
export default async function ConnectPage({ params, searchParams }: Props) {
  const { token } = await params;
  const query = await searchParams;
  const key = await visitKey(token);
  const opened = await attempt(async () => openLink(key, (await visitor()).address));
  if (!opened.ok) return <SlowDownScreen detail={opened.problem.detail} />;
  const link = opened.value;
  if (link.state === "underWay") return <UnderWay link={link} keyOf={key} query={query} />;
  return <Standing link={link} token={token} handed={query.handed === "on"} />;
}

function Standing({ link, token, handed }: { link: Opened; token: string; handed: boolean }) {
  if (link.state === "wrong") return <WrongScreen />;
  if (link.state === "revoked") return <RevokedScreen face={link.face} />;
  if (link.state === "elsewhere") return <ElsewhereScreen face={link.face} token={token} asked={link.asked} />;
  if (link.state === "expired") return <ExpiredScreen face={link.face} token={token} asked={link.asked} />;
  if (link.state === "used") return <UsedScreen face={link.face} at={link.at} />;
  if (link.state === "done") return <DoneScreen face={link.face} at={link.at} returnUrl={link.returnUrl} />;
  return <Welcome face={link.face} token={token} handed={handed} />;
}

async function UnderWay({ link, keyOf, query }: { link: { face: Face }; keyOf: Key; query: Query }) {
  const { face } = link;
  const wanted = typeof query.step === "string" ? query.step : "next";
  const next = face.applications.findIndex(({ state }) => state !== "done" && state !== "skipped");
  if (query.handing === "on")
    return (
      <HandOnScreen
        face={face}
        token={keyOf.text}
        address={<CopyBox text={await linkAddress(keyOf.text)} label="the link" />}
      />
    );
  if (wanted === "review" || (wanted === "next" && next < 0)) return <ReviewScreen face={face} token={keyOf.text} />;
  const position = wanted === "next" ? next : Number(wanted) - 1;
  const application = face.applications[position];
  if (application?.state === "done" && (application.redo || query.refused === "on")) {
    const leaves = (await stepFace(keyOf, position, undefined))?.leaves ?? false;
    return <RedoScreen face={face} application={application} token={keyOf.text} leaves={leaves} />;
  }
  if (!application || application.state === "done") redirect(`/connect/${encodeURIComponent(keyOf.text)}?step=next`);
  const way = typeof query.way === "string" ? query.way : undefined;
  return <StepScreen face={face} accessKey={keyOf} position={position} way={way} />;
}

function Welcome({ face, token, handed }: { face: Face; token: string; handed: boolean }) {
  const { applications, sender, workspace, note } = face;
  const names = listed(namesOf(face));
  const again = applications.some((each) => each.again !== undefined);
  return (
    <Walkthrough
      brand={brandOf(face)}
      title={again ? `${workspace} asks you to connect ${names} again` : `${workspace} asks you to connect ${names}`}
      description={
        <>
          {sender.name}
          {sender.email && <span className="wrap-anywhere"> ({sender.email})</span>} sent this to {face.audience}.
        </>
      }
      privacy={privacyOf(face)}
      below={
        <p className="text-center text-muted text-sm">
          Somebody else should do this? Pass the link on: it opens for whoever begins first, until {until(face)}.
        </p>
      }
    >
      <div className="space-y-5">
        {handed && (
          <p role="status" className="rounded-control bg-accent-soft px-4 py-3">
            Handed on. Send the same link to your colleague: whoever opens it and begins goes on where you stopped.
          </p>
        )}
        {note && (
          <blockquote className="wrap-anywhere whitespace-pre-line border-accent border-s-2 ps-4 text-muted">
            {note}
          </blockquote>
        )}
        <WalkthroughAsked applications={applications} />
        <PressForm action={startAction} token={token} primary>
          {handed ? "Go on here after all" : "Begin"}
        </PressForm>
      </div>
    </Walkthrough>
  );
}
