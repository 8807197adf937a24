import { redirectBox } from "@/app/(portal)/credentials/connecting";
import { attempt } from "@/app/act";
import { AppTile } from "@/components/app-tile";
import { RedirectBox } from "@/components/redirect-box";
import { Progress } from "@/components/ui/progress";
import { Walkthrough } from "@/components/walkthrough";
import { WalkthroughForm } from "@/components/walkthrough-form";
import { WalkthroughWays } from "@/components/walkthrough-ways";
import { choicesOf } from "@/lib/links/connect";
import { type Face, stepFace } from "@/lib/links/open";
import type { Key } from "@/lib/links/visitor";
import { leaveStepAction, skipAction, submitStepAction } from "./actions";
import { ChooseForm } from "./choose-form";
import { PressForm } from "./press-form";
import { brandOf, privacyOf } from "./say";

type StepScreenProps = { face: Face; accessKey: Key; position: number; way: string | undefined };

/** One application: the same form and guide that members have, and why it did not work the last time. */
export async function StepScreen({ face, accessKey, position, way }: StepScreenProps) {
  const step = await stepFace(accessKey, position, way);
  const asked = face.applications[position];
  if (!step || !asked) return null;
  const { text: token } = accessKey;
  const number = `${position + 1}`;
  const here = `/connect/${token}?step=${number}`;
  const { scheme } = step;
  const hidden = { token, step: number, way: scheme?.id ?? "" };
  const many = face.applications.length > 1;
  const asks = Object.keys(step.fields).length > 0;
  const choosing = asked.state === "choose" && way === undefined;
  return (
    <Walkthrough
      brand={brandOf(face)}
      wide={asks && !choosing}
      above={many && <Progress at={position + 1} of={face.applications.length} />}
      lead={<AppTile tile={asked.tile} size={40} />}
      title={step.again === undefined ? `Connect ${step.application}` : `Connect ${step.application} again`}
      description={step.again === undefined ? (scheme?.title ?? "How do you want to give access?") : `As ${step.again}`}
      privacy={privacyOf(face)}
      below={<Others face={face} position={position} token={token} optional={asked.optional} />}
    >
      {choosing ? (
        <Choices accessKey={accessKey} position={position} token={token} />
      ) : scheme ? (
        <div className="space-y-5">
          {step.ownClient && step.leaves && <RedirectBox {...(await redirectBoxOf(asked.connector))} />}
          {!asks && step.leaves && (
            <p>{step.application} opens in this tab. Sign in there and agree; you come back here by yourself.</p>
          )}
          <WalkthroughForm
            key={scheme.id}
            application={step.application}
            docs={step.docs}
            scheme={{ guide: scheme.guide }}
            fields={step.fields}
            values={step.values}
            fixed={step.fixed}
            leaves={step.leaves}
            reason={asked.state === "stuck" && step.leaves ? asked.reason : undefined}
            mayUnverified={step.again === undefined}
            action={step.leaves ? leaveStepAction : submitStepAction}
            check={`/connect/${token}/check`}
            here={here}
            hidden={hidden}
          />
        </div>
      ) : (
        <WalkthroughWays schemes={step.schemes} href={(id) => `${here}&way=${encodeURIComponent(id)}`} />
      )}
    </Walkthrough>
  );
}

async function redirectBoxOf(connector: string) {
  return { ...(await redirectBox(connector)), notes: [] };
}

async function Choices({ accessKey, position, token }: { accessKey: Key; position: number; token: string }) {
  const asked = await attempt(() => choicesOf(accessKey, position));
  if (asked.ok) return <ChooseForm token={token} step={`${position + 1}`} choices={asked.value} />;
  return <p role="alert">{asked.problem.detail}</p>;
}

/** What else one can do here: leave it out, look at the others, or give it away. */
function Others({
  face,
  position,
  token,
  optional,
}: {
  face: Face;
  position: number;
  token: string;
  optional: boolean;
}) {
  const link = "inline-flex min-h-6 items-center text-accent underline underline-offset-4 touch:min-h-11";
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-6 gap-y-2 text-sm">
      {optional && (
        <PressForm action={skipAction} token={token} fields={{ step: `${position + 1}`, skip: "1" }}>
          Leave it out
        </PressForm>
      )}
      {face.applications.length > 1 && (
        <a href={`/connect/${token}?step=review`} className={link}>
          See all {face.applications.length}
        </a>
      )}
      <a href={`/connect/${token}?handing=on`} className={link}>
        Send this to a colleague
      </a>
    </div>
  );
}
