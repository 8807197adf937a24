import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { may } from "@/lib/actor";
import { installation } from "@/lib/installation";
import { listInvites } from "@/lib/invites/create";
import { canMail } from "@/lib/mail/send";
import { listMembers } from "@/lib/members/list";
import { grantable } from "@/lib/members/role";
import { memberFor } from "../../member";
import { SettingsPage } from "../settings-page";
import { InviteForm } from "./invite-form";
import { InviteList } from "./invite-list";
import { MemberList } from "./member-list";
import { roleWords } from "./role-words";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  const actor = await memberFor("/settings/members");
  const manages = may(actor, "member.manage");
  const [members, invites, home] = await Promise.all([
    listMembers(actor),
    manages ? listInvites(actor) : [],
    installation(),
  ]);
  const now = Date.now();
  const offered = grantable(actor).map((role) => ({ value: role, ...roleWords[role] }));
  return (
    <SettingsPage actor={actor} at="members">
      {manages && <InviteForm roles={offered} mails={canMail(home)} />}
      <Card flush title="Members" description={`Who belongs to ${actor.workspaceName}, and as what.`}>
        <MemberList members={members} now={now} />
      </Card>
      {invites.length > 0 && (
        <Card flush title="Invitations" description="Sent, and not accepted yet.">
          <InviteList invites={invites} now={now} />
        </Card>
      )}
    </SettingsPage>
  );
}
