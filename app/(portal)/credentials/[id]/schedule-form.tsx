"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { TextField } from "@/components/text-field";
import { Field, wired } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { CardForm } from "../../card-form";
import { chooseScheduleAction } from "./schedule-actions";

type ScheduleFormProps = { id: string; pace: string; lastDay: string; applicationName: string };

/** How often it is checked by itself, and the last day of what it holds. */
export function ScheduleForm({ id, pace, lastDay, applicationName }: ScheduleFormProps) {
  const [state, action] = useActionState(chooseScheduleAction, emptyForm);
  const { values, problem } = state;
  const errors = problem?.fields ?? {};
  const around = { id: "pace", label: "Check it", help: paceHelp, ...(errors.pace ? { error: errors.pace } : {}) };
  return (
    <CardForm
      key={JSON.stringify([values, errors, pace, lastDay])}
      title="Checks and expiry"
      description="It is also checked whenever somebody asks, and sooner after trouble."
      hidden={{ id }}
      state={state}
      action={action}
      submit="Save"
      quiet
    >
      <div className="max-w-sm space-y-5">
        <Field {...around}>
          <Select {...wired(around)} name="pace" defaultValue={values.pace ?? pace} options={paces} />
        </Field>
        <TextField
          name="lastDay"
          type="date"
          label="Last day"
          optional
          help={`You are warned 30, 7 and 1 day before. When ${applicationName} names a day itself, that one counts.`}
          error={errors.lastDay}
          defaultValue={values.lastDay ?? lastDay}
          min="2000-01-01"
          max="2099-12-31"
        />
      </div>
    </CardForm>
  );
}

const paceHelp = "At its own time of the day, so that not all are asked at once.";
const paces = [
  { value: "hourly", label: "every hour" },
  { value: "sixHours", label: "every 6 hours" },
  { value: "daily", label: "once a day" },
  { value: "weekly", label: "once a week" },
  { value: "never", label: "never by itself" },
];
