"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { TextField } from "@/components/text-field";
import { TokenOnce } from "@/components/token-once";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, wired } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { makeTokenAction } from "./actions";
import { noToken } from "./state";
import { TokenLimits } from "./token-limits";
import { TokenReach, type TokenReachProps } from "./token-reach";
import { TokenUse } from "./token-use";

export type TokenFormProps = Pick<TokenReachProps, "credentials" | "tags" | "flows"> & {
  scopes: readonly string[];
  /** Names this form, so that it makes one token only. */
  once: string;
  back: { href: string; label: string };
  /** Chosen from the start. */
  credential?: string;
  /** The token belongs to this flow: nothing else can be chosen. */
  flow?: { value: string; label: string; name: string };
};

/** Everything about a new token on one page; what it made takes the form's place, once. */
export function TokenForm({ credentials, tags, flows, scopes, once, back, credential, flow }: TokenFormProps) {
  const [{ values, problem, made }, send] = useActionState(makeTokenAction, noToken);
  if (made) return <TokenOnce {...made} back={back} />;
  const errors = problem?.fields ?? {};
  // A new answer draws the controls anew with what was chosen: React empties a form after its action.
  const version = JSON.stringify([values, errors]);
  return (
    <form action={send} noValidate key={version}>
      <input type="hidden" name="once" value={once} />
      <Card
        title={flow ? `Token for ${flow.label}` : "Make an API token"}
        description="It is shown once, right after this."
        footer={
          <>
            <Button variant="ghost" href={back.href}>
              Cancel
            </Button>
            <SubmitButton>Make the token</SubmitButton>
          </>
        }
      >
        <div className="space-y-6">
          <FormProblem problem={problem} />
          <TextField
            name="name"
            label="Name"
            help="Where it will be used, as you would look for it in a year."
            error={errors.name}
            defaultValue={values.name ?? flow?.name ?? ""}
            placeholder="Orders sync on worker-2"
            maxLength={100}
            autoComplete="off"
          />
          <TokenUse scopes={scopes} values={values} error={errors.scopes} />
          {flow ? (
            <>
              <input type="hidden" name="reach" value="flow" />
              <input type="hidden" name="flow" value={flow.value} />
            </>
          ) : (
            <TokenReach
              credentials={credentials}
              tags={tags}
              flows={flows}
              values={values}
              error={errors.reach}
              {...(credential ? { credential } : {})}
            />
          )}
          <Field id="days" label="Ends" {...(errors.days ? { error: errors.days } : {})} className="max-w-60">
            <Select
              name="days"
              defaultValue={values.days ?? "90"}
              options={lives}
              {...wired({ id: "days", error: errors.days })}
            />
          </Field>
          <TokenLimits values={values} errors={errors} />
        </div>
      </Card>
    </form>
  );
}

const lives = [
  { value: "1", label: "in 1 day" },
  { value: "7", label: "in 7 days" },
  { value: "30", label: "in 30 days" },
  { value: "90", label: "in 90 days" },
  { value: "365", label: "in a year" },
  { value: "never", label: "not by itself" },
];
