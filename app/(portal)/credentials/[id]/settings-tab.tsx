import { DeedForm } from "@/components/deed-form";
import { DeleteButton } from "@/components/delete-button";
import { DeleteQuestion } from "@/components/delete-question";
import { DeleteWords, deleteTitle } from "@/components/delete-words";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Member } from "@/lib/actor";
import type { CredentialDetail } from "@/lib/credentials/get";
import { labelsInUse } from "@/lib/credentials/labels-in-use";
import { dayOf, scheduleOf } from "@/lib/rechecks/choose";
import { pause, remove, replace, resume } from "../actions";
import { impactView } from "./impact-view";
import { LabelsForm } from "./labels-form";
import { ScheduleForm } from "./schedule-form";

type SettingsProps = { actor: Member; credential: CredentialDetail; confirming: boolean; page: string };

/** How it is sorted, when it is checked, pause and delete. Deleting asks in a dialog, and on this page where scripts do not run. */
export async function SettingsTab({ actor, credential, confirming, page }: SettingsProps) {
  const { id, state, may } = credential;
  if (!may.disable && !may.remove) {
    return <p className="text-muted">Your role only reads. Ask an owner or admin of the workspace for changes.</p>;
  }
  const paused = state === "disabled";
  const settings = `${page}?tab=settings`;
  return (
    <div className="grid max-w-180 gap-6">
      {may.edit && (
        <LabelsForm
          id={id}
          tags={credential.tags}
          environment={credential.environment ?? ""}
          known={await labelsInUse(actor)}
        />
      )}
      {may.edit && state !== "draft" && <ScheduleForm {...(await scheduleProps(actor, credential))} />}
      {may.disable && state !== "draft" && (
        <Card
          title={paused ? "Resume" : "Pause"}
          description={
            paused
              ? "Let it be used again, with the values it has."
              : "Nothing can use it until it is resumed. Its values stay sealed here, and nothing is lost."
          }
          actions={
            <DeedForm action={paused ? resume : pause} id={id}>
              {paused ? "Resume" : "Pause"}
            </DeedForm>
          }
        >
          {null}
        </Card>
      )}
      {may.remove && !confirming && (
        <Card
          title="Delete"
          description={<DeleteWords credential={credential} />}
          actions={<DeleteButton href={`${settings}&confirm=delete`} />}
        />
      )}
      {may.remove && confirming && (
        <Card title={deleteTitle(credential)} description={<DeleteWords credential={credential} />}>
          <DeleteQuestion
            credential={credential}
            impact={await impactView(actor, id)}
            back="/credentials"
            remove={remove}
            replace={replace}
          >
            {state === "active" && (
              <DeedForm action={pause} id={id}>
                Pause instead
              </DeedForm>
            )}
            <Button href={settings}>Cancel</Button>
          </DeleteQuestion>
        </Card>
      )}
    </div>
  );
}

async function scheduleProps(actor: Member, { id, connectorName }: CredentialDetail) {
  const { pace, expiresAt } = await scheduleOf(actor, id);
  return { id, pace, lastDay: dayOf(expiresAt) ?? "", applicationName: connectorName };
}
