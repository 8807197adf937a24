"use client";
import { useActionState } from "react";
import { AppTile } from "@/components/app-tile";
import { FormProblem } from "@/components/form-problem";
import { LinkMade } from "@/components/link-made";
import { TextField } from "@/components/text-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, wired } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { Tile } from "@/connectors/kit/connector";
import { QrCode } from "../../settings/account/authenticator/qr-code";
import { makeLinkAction } from "../actions";
import { noLink } from "../state";
import { AskedCard } from "./asked-card";
import type { FormApplication } from "./chosen";

export type LinkFormProps = {
  applications: readonly FormApplication[];
  /** The credential that is to be connected again, in place of applications. */
  again?: { id: string; name: string; account: string; tile: Tile };
  /** Where one more is chosen. */
  more?: string | undefined;
  /** Whether a mail server is set. */
  mail: boolean;
  /** Whether visitors may be sent back somewhere. */
  returns: boolean;
};

/** Everything about a new link on one page; what it made takes the form's place, once. */
export function LinkForm({ applications, again, more, mail, returns }: LinkFormProps) {
  const [{ values, problem, made }, send] = useActionState(makeLinkAction, noLink);
  if (made) {
    const code = <QrCode text={made.url} label="The link as a QR code" />;
    return (
      <div className="max-w-232">
        <LinkMade url={made.url} code={code} mail={made.mail} href={`/links/${made.id}`} />
      </div>
    );
  }
  const errors = problem?.fields ?? {};
  // A new answer draws the controls anew with what was typed: React empties a form after its action.
  const version = JSON.stringify([values, errors]);
  return (
    <form action={send} noValidate key={version} className="max-w-160 space-y-6">
      <FormProblem problem={problem} />
      {again && (
        <div className="flex items-center gap-3.5 rounded-panel border border-line bg-panel px-5 py-4">
          <input type="hidden" name="credential" value={again.id} />
          <AppTile tile={again.tile} size={40} />
          <div className="min-w-0">
            <p className="wrap-anywhere font-semibold">{again.name}</p>
            <p className="wrap-anywhere text-muted">{again.account}</p>
          </div>
        </div>
      )}
      {applications.map((each, at) => (
        <AskedCard
          key={`${each.without} ${each.connector} ${each.scheme}`}
          at={at}
          application={each}
          only={applications.length === 1}
          values={values}
          errors={errors}
        />
      ))}
      {more && (
        <p>
          <Button href={more}>Ask for another application</Button>
        </p>
      )}
      <Card title="Who it is for">
        <div className="space-y-5">
          <TextField
            name="audience"
            label="Name"
            help="They see it, and you find the link by it."
            error={errors.audience}
            defaultValue={values.audience}
            placeholder="Nordwind GmbH"
            maxLength={100}
            autoComplete="off"
          />
          {mail && (
            <TextField
              name="email"
              label="E-mail"
              optional
              help="The link is sent there, and shown to you as well."
              error={errors.email}
              defaultValue={values.email}
              type="email"
              autoComplete="off"
            />
          )}
          <Field id="note" label="Note" optional {...(errors.note ? { error: errors.note } : {})}>
            <Textarea
              {...wired({ id: "note", error: errors.note })}
              name="note"
              rows={3}
              maxLength={1000}
              defaultValue={values.note}
              placeholder="What it is needed for, in your words."
            />
          </Field>
        </div>
      </Card>
      <Card title="How long and how often">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field id="expiresIn" label="Works for" {...(errors.expiresIn ? { error: errors.expiresIn } : {})}>
            <Select
              name="expiresIn"
              defaultValue={values.expiresIn ?? "168"}
              options={lives}
              {...wired({ id: "expiresIn" })}
            />
          </Field>
          {!again && (
            <TextField
              name="uses"
              label="How many people"
              help="Each goes through all of it."
              error={errors.uses}
              defaultValue={values.uses ?? "1"}
              inputMode="numeric"
              autoComplete="off"
            />
          )}
          {returns && (
            <TextField
              name="returnUrl"
              label="Where they go afterwards"
              optional
              fieldClass="sm:col-span-2"
              help="At one of the origins that the workspace allows."
              error={errors.returnUrl}
              defaultValue={values.returnUrl}
              placeholder="https://"
              inputMode="url"
              autoComplete="off"
            />
          )}
        </div>
      </Card>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Make the link</SubmitButton>
        <Button variant="ghost" href="/links">
          Cancel
        </Button>
      </div>
    </form>
  );
}

const lives = [
  { value: "1", label: "1 hour" },
  { value: "24", label: "1 day" },
  { value: "72", label: "3 days" },
  { value: "168", label: "7 days" },
  { value: "336", label: "14 days" },
  { value: "720", label: "30 days" },
];
