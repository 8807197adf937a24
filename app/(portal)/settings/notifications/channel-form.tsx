"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { TextField } from "@/components/text-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldNotes, wired } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveChannelAction } from "./actions";
import { SecretOnce } from "./secret-once";
import { noChannel } from "./state";

export type ChannelFormProps = {
  kind: "email" | "webhook" | "slack";
  title: string;
  about: string;
  events: readonly { type: string; label: string; help: string }[];
  /** Of one that exists. */
  channel?: {
    id: string;
    name: string;
    place: string;
    events: readonly string[];
    tags: readonly string[];
    environments: readonly string[];
    digestHour: number | null;
  };
  /** The address of the person, for the first mail channel. */
  email?: string;
};

/** Everything about a channel on one page: where, what and when. What it made takes the form's place, once. */
export function ChannelForm({ kind, title, about, events, channel, email }: ChannelFormProps) {
  const [{ values, problem, done, made }, send] = useActionState(saveChannelAction, noChannel);
  if (made) return <SecretOnce {...made} />;
  const errors = problem?.fields ?? {};
  const chosen = values.events?.split(" ") ?? channel?.events ?? events.map(({ type }) => type);
  // A new answer draws the controls anew with what was chosen: React empties a form after its action.
  const version = JSON.stringify([values, errors, channel]);
  return (
    <form action={send} noValidate key={version}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={channel?.id ?? ""} />
      <Card
        title={title}
        description={about}
        footer={
          <>
            <span role="status" className="me-auto">
              {done}
            </span>
            {!channel && (
              <Button variant="ghost" href="/settings/notifications">
                Cancel
              </Button>
            )}
            <SubmitButton>{channel ? "Save" : "Add channel"}</SubmitButton>
          </>
        }
      >
        <div className="space-y-6">
          <FormProblem problem={problem} />
          <TextField
            name="name"
            label="Name"
            error={errors.name}
            defaultValue={values.name ?? channel?.name ?? ""}
            placeholder={names[kind]}
            maxLength={80}
            autoComplete="off"
          />
          <Where kind={kind} channel={channel} values={values} errors={errors} email={email} />
          <fieldset aria-describedby={errors.events ? "events-error" : undefined}>
            <legend className="mb-1.5 font-medium">Tell about</legend>
            <div className="space-y-2.5">
              {events.map(({ type, label, help }) => (
                <Checkbox
                  key={type}
                  name="events"
                  value={type}
                  label={label}
                  help={help}
                  defaultChecked={chosen.includes(type)}
                />
              ))}
            </div>
            <FieldNotes id="events" error={errors.events} />
          </fieldset>
          <div className="grid gap-6 sm:grid-cols-2">
            <TextField
              name="tags"
              label="Only with a tag"
              optional
              help="Any of these, parted by commas. Empty: all."
              error={errors.tags}
              defaultValue={values.tags ?? channel?.tags.join(", ") ?? ""}
              autoComplete="off"
            />
            <TextField
              name="environments"
              label="Only for an environment"
              optional
              help="Such as production. Empty: all."
              error={errors.environments}
              defaultValue={values.environments ?? channel?.environments.join(", ") ?? ""}
              autoComplete="off"
            />
          </div>
          <Field id="when" label="When" {...(errors.when ? { error: errors.when } : {})} className="max-w-72">
            <Select
              name="when"
              defaultValue={values.when ?? String(channel?.digestHour ?? "now")}
              options={hours}
              {...wired({ id: "when", error: errors.when })}
            />
          </Field>
        </div>
      </Card>
    </form>
  );
}

type WhereProps = Pick<ChannelFormProps, "kind" | "channel" | "email"> & {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

function Where({ kind, channel, values, errors, email }: WhereProps) {
  if (kind === "email")
    return (
      <TextField
        name="to"
        label="To"
        help="Up to ten addresses, parted by commas."
        error={errors.to}
        defaultValue={values.to ?? channel?.place ?? email ?? ""}
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
      />
    );
  const stored = channel ? `Stored, at ${channel.place}. Leave it empty to keep it.` : addresses[kind];
  return (
    <TextField
      name="url"
      label={channel ? "New address" : "Address"}
      help={stored}
      error={errors.url}
      optional={channel !== undefined}
      placeholder={kind === "slack" ? "https://hooks.slack.com/services/…" : "https://"}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
    />
  );
}

const names = { email: "Operations", webhook: "Incident system", slack: "#integrations" };
const addresses = {
  webhook: "It is kept like a password: later only its host is shown.",
  slack: "From Slack, under Incoming webhooks. It is kept like a password: later only its host is shown.",
};
const hours = [
  { value: "now", label: "At once" },
  ...Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: `Once a day, at ${String(hour).padStart(2, "0")}:00 UTC`,
  })),
];
