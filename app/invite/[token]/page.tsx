import type { Metadata } from "next";
import { EntryPage } from "@/components/entry-page";
import { Button, buttonLook } from "@/components/ui/button";
import { installation } from "@/lib/installation";
import { openInvite } from "@/lib/invites/accept";
import { currentActor } from "@/lib/session/session";
import { ssoStart } from "../../sign-in/sso-start";
import { JoinForm } from "./join-form";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

/** Looking at it changes nothing: programs that read mail follow every link. */
export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invite = await openInvite(token);
  if (!invite) {
    return (
      <EntryPage
        title="This invitation no longer works"
        description="It was used, withdrawn or has run out. Ask whoever invited you for a new one."
      >
        <Button href="/sign-in">Sign in</Button>
      </EntryPage>
    );
  }
  const [actor, { env }] = await Promise.all([currentActor(), installation()]);
  return (
    <EntryPage
      title={`Join ${invite.workspace}`}
      description={`${invite.by} invites you to look after its credentials together, as ${article[invite.role]}.`}
    >
      <div className="space-y-4">
        {env.sso && !actor && (
          // A plain link: what it leads to is another site's.
          <a href={ssoStart("/credentials")} className={buttonLook("secondary", "md").concat(" w-full")}>
            Continue with {env.sso.label}
          </a>
        )}
        {!(invite.ssoOnly && env.sso) && (
          <JoinForm token={token} email={invite.email} known={invite.known} signedInAs={actor?.email} />
        )}
      </div>
    </EntryPage>
  );
}

const article = { owner: "an owner", admin: "an admin", editor: "an editor", viewer: "a viewer" } as const;
