"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyBox } from "@/components/ui/copy-box";
import { SubmitButton } from "@/components/ui/submit-button";
import { QrCode } from "../../settings/account/authenticator/qr-code";
import { renewLinkAction } from "../actions";
import { noLink } from "../state";

/** For an address that got lost: a new one, once; the one before stops to work. `email` where a mail can go. */
export function Address({ id, email }: { id: string; email: string | undefined }) {
  const [{ made, problem }, send] = useActionState(renewLinkAction, noLink);
  return (
    <Card title="The link">
      {made ? (
        <div className="space-y-3">
          <CopyBox text={made.url} label="the link" />
          {made.mail && <p className={made.mail.sent ? "text-ok" : "text-warn"}>{made.mail.text}</p>}
          <QrCode text={made.url} label="The link as a QR code" />
        </div>
      ) : (
        <form action={send} className="space-y-3">
          <FormProblem problem={problem} />
          <p className="text-muted">
            Its address was shown when it was made. If it got lost, make a new one: the one before ends, and what was
            done until then stays.
          </p>
          <input type="hidden" name="id" value={id} />
          {email && <Checkbox name="mail" value="1" label={`Mail it to ${email}`} />}
          <SubmitButton variant="secondary" size="sm">
            New address
          </SubmitButton>
        </form>
      )}
    </Card>
  );
}
