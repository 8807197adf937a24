"use client";
import { ArrowUpRight, Pause, PenLine, Play, SquarePen, Trash2 } from "lucide-react";
import { useActionState } from "react";
import { useCredential } from "./credential-scope";
import { RowIcon } from "./row-icon";
import { useHydrated } from "./ui/hydrated";
import { IconButton } from "./ui/icon-button";
import { Menu } from "./ui/menu";
import { MenuAction, MenuLink, MenuSeparator, MenuSubmit } from "./ui/menu-item";
import { usePause } from "./use-pause";

/**
 * Everything that can be done with one credential. On its page the entries are links and forms until scripts run; in a
 * row, where fifty menus would double the page, there is one link to that page instead.
 */
export function CredentialMenu({ row = false }: { row?: boolean }) {
  const { credential, may } = useCredential();
  const page = `/credentials/${credential.id}`;
  const live = useHydrated();
  const label = `Actions for ${credential.name}`;
  if (row && !live) {
    return (
      <IconButton href={`${page}?tab=settings`} prefetch={false} label={label}>
        <RowIcon name="more" />
      </IconButton>
    );
  }
  return (
    <Menu trigger={{ label, iconOnly: true, ...(row ? { icon: <RowIcon name="more" /> } : { size: "md" }) }} lazy={row}>
      {row && (
        <MenuLink href={page} icon={<ArrowUpRight className={icon} />} hint="Enter">
          Open
        </MenuLink>
      )}
      {may.edit && <Changes page={page} />}
      {may.remove && <Delete page={page} />}
      {!row && live && may.edit && credential.state !== "draft" && <PauseCommand />}
    </Menu>
  );
}

function Changes({ page }: { page: string }) {
  const { credential, here, setRenaming } = useCredential();
  const live = useHydrated();
  const rename = { icon: <PenLine className={icon} />, hint: "F2", children: "Rename" };
  return (
    <>
      <MenuLink href={`${page}/edit`} icon={<SquarePen className={icon} />} hint="E">
        {credential.state === "draft" ? "Continue" : "Edit"}
      </MenuLink>
      {live ? (
        <MenuAction {...rename} onSelect={() => setRenaming(true)} />
      ) : (
        <MenuLink {...rename} href={`${here}${here.includes("?") ? "&" : "?"}rename=${credential.id}`} />
      )}
      {credential.state !== "draft" && <PauseItem />}
    </>
  );
}

function PauseItem() {
  const { credential, deeds } = useCredential();
  const live = useHydrated();
  const pause = usePause();
  const paused = credential.state === "disabled";
  const [, action] = useActionState(paused ? deeds.resume : deeds.pause, {});
  const id = `pause-${credential.id}`;
  const item = {
    icon: paused ? <Play className={icon} /> : <Pause className={icon} />,
    children: paused ? "Resume" : "Pause",
  };
  if (live) return <MenuAction {...item} onSelect={pause} />;
  return (
    <form id={id} action={action}>
      <input type="hidden" name="id" value={credential.id} />
      <MenuSubmit form={id} {...item} />
    </form>
  );
}

/** For the palette, which presses what it finds in the page. */
function PauseCommand() {
  const { credential } = useCredential();
  const pause = usePause();
  return (
    <button type="button" hidden data-command={credential.state === "disabled" ? "Resume" : "Pause"} onClick={pause}>
      Pause or resume
    </button>
  );
}

function Delete({ page }: { page: string }) {
  const { setDeleting } = useCredential();
  const live = useHydrated();
  const item = { icon: <Trash2 className={icon} />, danger: true, hint: "Del", children: "Delete…" };
  return (
    <>
      <MenuSeparator />
      {live ? (
        <MenuAction {...item} onSelect={() => setDeleting(true)} />
      ) : (
        <MenuLink {...item} href={`${page}?tab=settings&confirm=delete`} />
      )}
    </>
  );
}

const icon = "size-4 text-muted";
