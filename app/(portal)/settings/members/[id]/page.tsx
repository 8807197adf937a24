import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { attempt } from "@/app/act";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { day } from "@/components/ui/moment";
import { getMember, listMembers } from "@/lib/members/list";
import { grantable } from "@/lib/members/role";
import { memberFor } from "../../../member";
import { SettingsPage } from "../../settings-page";
import { roleWords } from "../role-words";
import { HandOverForm } from "./hand-over-form";
import { RemoveForm } from "./remove-form";
import { RoleForm } from "./role-form";
import { SessionsForm } from "./sessions-form";

export const metadata: Metadata = { title: "Member" };

export default async function MemberPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await memberFor(`/settings/members/${id}`);
  const found = await attempt(() => getMember(actor, id));
  if (!found.ok) notFound();
  const member = found.value;
  const others = (await listMembers(actor)).filter((each) => each.id !== id);
  const heirs = others.map((each) => ({ value: each.userId, label: each.name }));
  return (
    <SettingsPage actor={actor} at="members">
      <Card
        title={member.name}
        actions={
          <Link href="/settings/members" className="text-muted text-sm underline underline-offset-4 hover:text-ink">
            All members
          </Link>
        }
      >
        <DefinitionList
          items={[
            { term: "E-mail", value: member.email },
            { term: "Role", value: `${roleWords[member.role].label}. ${roleWords[member.role].help}` },
            { term: "Member since", value: day(member.joinedAt) },
            {
              term: "Looks after",
              value: member.caretakes === 1 ? "1 credential" : `${member.caretakes} credentials`,
            },
          ]}
        />
      </Card>
      {member.changeable && (
        <RoleForm
          id={id}
          role={member.role}
          roles={grantable(actor).map((role) => ({ value: role, ...roleWords[role] }))}
        />
      )}
      {(member.changeable || member.self) && member.caretakes > 0 && heirs.length > 0 && (
        <HandOverForm from={member.userId} heirs={heirs} />
      )}
      {member.changeable && !member.self && <SessionsForm id={id} name={member.name} />}
      {(member.changeable || member.self) && (
        <RemoveForm
          id={id}
          name={member.name}
          workspace={actor.workspaceName}
          self={member.self}
          caretakes={member.caretakes}
          heirs={heirs}
        />
      )}
    </SettingsPage>
  );
}
