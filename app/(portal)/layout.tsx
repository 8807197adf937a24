import type { ReactNode } from "react";
import { AppShell } from "@/components/app-shell";
import { PaletteButton } from "@/components/palette-button";
import { PaletteKeys } from "@/components/palette-keys";
import { ThemeChoice } from "@/components/theme-choice";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ToastRegion } from "@/components/ui/toast";
import { type Member, may } from "@/lib/actor";
import { countInvalid } from "@/lib/credentials/list";
import { quarantine } from "@/lib/quarantine";
import { currentActor, currentTheme, shortcutsOn } from "@/lib/session/session";
import { keyState } from "@/lib/setup";
import { listWorkspaces } from "@/lib/workspaces/workspaces";
import { chooseThemeAction, signOutAction } from "../session-actions";
import { lettersFor } from "./palette/places";
import { switchWorkspaceAction } from "./workspaces/actions";

/**
 * The shell around every page for members. It shows and never guards: each page asks for the actor by itself and sends
 * a visitor to sign in with the way back, which a layout does not know.
 */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) return children;
  const [invalid, reminder, workspaces] = await Promise.all([
    countInvalid(actor),
    needsRecoveryKit(actor),
    listWorkspaces(actor),
  ]);
  const copy = await quarantine();
  return (
    <AppShell
      workspace={actor.workspaceName}
      member={{ name: actor.name, email: actor.email, role: roles[actor.role] }}
      invalid={invalid}
      workspaces={workspaces.filter(({ current }) => !current)}
      switchTo={switchWorkspaceAction}
      theme={<ThemeChoice theme={await currentTheme()} action={chooseThemeAction} />}
      signOut={signOutAction}
      search={<PaletteButton />}
      searchSmall={<PaletteButton small />}
      floating={
        <>
          <ToastRegion />
          <PaletteKeys enabled={await shortcutsOn()} places={lettersFor(actor)} />
        </>
      }
    >
      <div className="group/page">
        {copy ? <CopyReminder mayStart={may(actor, "key.manage")} /> : reminder && <KitReminder />}
        {children}
      </div>
    </AppShell>
  );
}

async function needsRecoveryKit(actor: Member): Promise<boolean> {
  return may(actor, "key.read") && !(await keyState()).kept;
}

/** Steps aside on the page that holds the kit itself. */
function KitReminder() {
  return (
    <div className="mb-6 group-has-data-recovery-kit/page:hidden">
      <Banner
        tone="warn"
        title="Keep a copy of the master key"
        actions={
          <Button size="sm" href="/settings/key">
            Get the recovery kit
          </Button>
        }
      >
        If this machine is lost, nobody can open a backup without it.
      </Banner>
    </div>
  );
}

function CopyReminder({ mayStart }: { mayStart: boolean }) {
  return (
    <div className="mb-6 group-has-data-restored-copy/page:hidden">
      <Banner
        tone="warn"
        title="This is a restored copy"
        actions={
          mayStart && (
            <Button size="sm" href="/settings/key">
              Put into service
            </Button>
          )
        }
      >
        It refreshes, checks and sends nothing until an owner puts it into service.
      </Banner>
    </div>
  );
}

const roles: Record<Member["role"], string> = { owner: "Owner", admin: "Admin", editor: "Editor", viewer: "Viewer" };
