"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { SubmitButton } from "@/components/ui/submit-button";
import type { InviteView } from "@/lib/invites/create";
import { type InviteState, resendAction, revokeInviteAction } from "./actions";
import { InviteLink } from "./invite-link";
import { roleWords } from "./role-words";

export function InviteList({ invites, now }: { invites: readonly InviteView[]; now: number }) {
  return (
    <ul className="divide-y divide-line">
      {invites.map((invite) => (
        <Invite key={invite.id} invite={invite} now={now} />
      ))}
    </ul>
  );
}

function Invite({ invite, now }: { invite: InviteView; now: number }) {
  const [{ problem, made }, resend] = useActionState<InviteState, FormData>(resendAction, emptyForm);
  return (
    <li className="space-y-3 px-5 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="flex flex-wrap items-center gap-2">
            <span className="break-all font-medium">{invite.email}</span>
            {invite.expired && <Badge tone="warn">Has run out</Badge>}
          </p>
          <p className="text-muted text-sm">
            {roleWords[invite.role].label}, invited by {invite.by} <RelativeTime at={invite.createdAt} now={now} />
          </p>
        </div>
        <form action={resend}>
          <input type="hidden" name="id" value={invite.id} />
          <SubmitButton variant="secondary" size="sm" aria-label={`Make a new link for ${invite.email}`}>
            New link
          </SubmitButton>
        </form>
        <form action={revokeInviteAction}>
          <input type="hidden" name="id" value={invite.id} />
          <SubmitButton variant="ghost" size="sm" aria-label={`Withdraw the invitation of ${invite.email}`}>
            Withdraw
          </SubmitButton>
        </form>
      </div>
      <FormProblem problem={problem} />
      {made && <InviteLink made={made} />}
    </li>
  );
}
