"use client";
import type { ReactNode } from "react";
import type { Fields } from "@/connectors/kit/field";
import type { CheckDone } from "@/connectors/kit/summary";
import { FailurePanel } from "./failure-panel";
import { Banner } from "./ui/banner";
import { Button } from "./ui/button";
import { CopyButton } from "./ui/copy-button";
import { SubmitButton } from "./ui/submit-button";

export type CheckResultProps = {
  done: CheckDone;
  fields: Fields;
  /** Something was changed since: what was checked is no longer what stands in the form. */
  stale: boolean;
  /** In an edit: the values from before are in use as long as nothing new is saved. */
  editing: boolean;
  /** Nothing certain is lost by saving it unverified. */
  mayUnverified: boolean;
  mayAllow: boolean;
  /** Id of the form, for the button that checks again. */
  form: string;
  /** The form's action, and what each of its small forms sends besides its own. */
  send: (form: FormData) => void;
  hidden: Readonly<Record<string, string>>;
  /** What allowing an address sends besides, to try again without scripts. */
  again: Readonly<Record<string, string>>;
  /** With scripts: allows the address and checks again. */
  onAllow: (allow: { address: string; port: number }) => void;
  onSuggestion: (suggestion: { field: string; value: string }) => void;
  report: string;
};

/** What came out, and the buttons that fit it. Every one of them is a form, so that it works without scripts. */
export function CheckResult(props: CheckResultProps) {
  const { done, stale, hidden, send } = props;
  if (done.otherAccount) return <OtherAccount {...props} account={done.otherAccount} />;
  if (done.outcome === "verified" || done.outcome === "limited") return <SameAccount {...props} />;
  const { explanation } = done;
  if (!explanation) return null;
  const { suggestion, allow } = explanation;
  return (
    <div className="mt-3 space-y-3">
      <FailurePanel
        explanation={explanation}
        tone={done.outcome === "rejected" ? "bad" : "warn"}
        onSuggestion={props.onSuggestion}
        {...(suggestion ? { suggestionLabel: props.fields[suggestion.field]?.label ?? suggestion.field } : {})}
        actions={allow && props.mayAllow && <Allow {...props} allow={allow} />}
      />
      <div className="flex flex-wrap items-center gap-2">
        {done.outcome === "inconclusive" && (
          <Button size="sm" type="submit" form={props.form} name="intent" value="save">
            Check again
          </Button>
        )}
        {done.outcome === "inconclusive" && done.check && props.mayUnverified && !stale && (
          <Deed send={send} hidden={{ ...hidden, check: done.check, intent: "unverified" }}>
            Save unverified
          </Deed>
        )}
        <CopyButton
          text={props.report}
          label="Copy a report without values for whoever helps"
          word="Copy a report"
          variant="ghost"
        />
      </div>
      {props.editing && <p className="text-muted text-sm">Nothing was changed: the values from before stay in use.</p>}
    </div>
  );
}

/** The account is there already: two credentials of it may be wanted, and may be a mistake. */
function SameAccount({ done, hidden, send, stale }: CheckResultProps) {
  const [first, ...others] = done.same ?? [];
  if (!first || !done.check || stale) return null;
  return (
    <Banner
      tone="info"
      className="mt-3"
      title="You already have this account"
      actions={
        <>
          <Deed send={send} hidden={{ ...hidden, check: done.check, intent: "keep" }}>
            Keep both
          </Deed>
          <Button size="sm" href={`/credentials/${first.id}`}>
            Open {first.name}
          </Button>
        </>
      }
    >
      {others.length === 0
        ? `It is saved as “${first.name}”.`
        : `It is saved as “${first.name}” and ${others.length} more.`}
    </Banner>
  );
}

function OtherAccount(props: CheckResultProps & { account: { was: string; now: string } }) {
  const { account, done, hidden, send, stale } = props;
  return (
    <Banner
      tone="warn"
      className="mt-3"
      title="Update is refused: this is another account"
      actions={
        done.check &&
        !stale && (
          <Deed send={send} hidden={{ ...hidden, check: done.check, intent: "asNew" }}>
            Make a new credential of it
          </Deed>
        )
      }
    >
      These values open {account.now || "another account"}; this credential is {account.was}. Whatever uses it would
      suddenly work elsewhere, so the values from before stay in use.
    </Banner>
  );
}

function Allow({
  send,
  hidden,
  again,
  onAllow,
  allow,
}: CheckResultProps & { allow: { address: string; port: number } }) {
  const address = allow.address.includes(":") ? `[${allow.address}]` : allow.address;
  return (
    <form
      action={send}
      onSubmit={(event) => {
        event.preventDefault();
        onAllow(allow);
      }}
    >
      <Hidden values={{ ...hidden, ...again, address: allow.address, port: String(allow.port) }} />
      <SubmitButton size="sm" long>
        Allow {address}:{allow.port}
      </SubmitButton>
    </form>
  );
}

function Deed(props: {
  send: (form: FormData) => void;
  hidden: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  return (
    <form action={props.send}>
      <Hidden values={props.hidden} />
      <SubmitButton size="sm" variant="secondary">
        {props.children}
      </SubmitButton>
    </form>
  );
}

function Hidden({ values }: { values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
