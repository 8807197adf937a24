import {
  Activity,
  ArrowLeftRight,
  Building2,
  KeyRound,
  LayoutGrid,
  Link2,
  LogOut,
  Menu,
  Settings,
  Workflow,
} from "lucide-react";
import type { ReactNode } from "react";
import { NavLink } from "./nav-link";
import { Link } from "./ui/link";
import { Mark } from "./ui/mark";

export type AppShellProps = {
  workspace: string;
  member: { name: string; email: string; role: string };
  /** Where else the person belongs, and the form action or address that goes there. */
  workspaces?: readonly { id: string; name: string }[];
  switchTo?: ((form: FormData) => void | Promise<void>) | string;
  /** Credentials that need somebody, shown beside their link. */
  invalid?: number;
  /** A `ThemeChoice`. */
  theme: ReactNode;
  /** A form action, or the address that a form posts to. */
  signOut: ((form: FormData) => void | Promise<void>) | string;
  /** Opens the palette: below the name at the side, and in the bar of a phone. */
  search?: ReactNode;
  searchSmall?: ReactNode;
  /** A `ToastRegion` or anything else that floats. */
  floating?: ReactNode;
  children: ReactNode;
};

/** Navigation at the side, or behind a button on a phone; both menus are native popovers and need no script. */
export function AppShell(props: AppShellProps) {
  const { workspace, member, floating, children } = props;
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <a href="#content" className={skipLook}>
        Skip to content
      </a>
      <header className="sticky top-0 hidden h-dvh flex-col border-line border-e px-3 py-4 lg:flex">
        <Home workspace={workspace} />
        {props.search && <div className="mt-4">{props.search}</div>}
        <Navigation invalid={props.invalid} />
        <div className="flex-1" />
        <button type="button" popoverTarget="member-menu" className={memberLook}>
          <Person member={member} />
        </button>
        <div id="member-menu" popover="auto" className={`${popoverLook} bottom-17 left-3 w-64`}>
          <MemberMenu {...props} />
        </div>
      </header>
      <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-line border-b bg-canvas px-4 lg:hidden">
        <div className="min-w-0 flex-1">
          <Home workspace={workspace} />
        </div>
        {props.searchSmall}
        <button type="button" popoverTarget="shell-menu" aria-label="Menu" className={burgerLook}>
          <Menu className="size-5" />
        </button>
        <div id="shell-menu" popover="auto" className={`${popoverLook} top-15 left-3 w-[calc(100%-1.5rem)]`}>
          <Navigation invalid={props.invalid} />
          <div className="my-2 border-line border-t" />
          <MemberMenu {...props} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-300 px-4 py-6 outline-none sm:px-8 sm:py-8">
        {children}
      </main>
      {floating}
    </div>
  );
}

function Home({ workspace }: { workspace: string }) {
  return (
    <Link href="/credentials" className="flex h-10 items-center gap-2.5 rounded-control px-2">
      <span className="inline-flex size-7 shrink-0 items-center justify-center rounded-control bg-accent text-on-accent">
        <Mark className="size-5" />
      </span>
      <span className="min-w-0 leading-tight">
        <span className="block font-semibold">Keyrack</span>
        <span className="block truncate text-muted text-xs">{workspace}</span>
      </span>
    </Link>
  );
}

function Navigation({ invalid = 0 }: { invalid?: number | undefined }) {
  return (
    <nav aria-label="Main" className="space-y-px lg:mt-4">
      <NavLink href="/credentials" icon={<KeyRound className="size-4" />} count={invalid > 0 && <Count of={invalid} />}>
        Credentials
      </NavLink>
      <NavLink href="/flows" icon={<Workflow className="size-4" />}>
        Flows
      </NavLink>
      <NavLink href="/links" icon={<Link2 className="size-4" />}>
        Connect links
      </NavLink>
      <NavLink href="/apps" icon={<LayoutGrid className="size-4" />}>
        Applications
      </NavLink>
      <NavLink href="/activity" icon={<Activity className="size-4" />}>
        Activity
      </NavLink>
      <NavLink href="/settings" icon={<Settings className="size-4" />}>
        Settings
      </NavLink>
    </nav>
  );
}

function Count({ of }: { of: number }) {
  return (
    <span className="rounded-mark bg-bad-soft px-1.5 font-medium text-bad text-xs tabular-nums leading-5">
      {of} <span className="sr-only">invalid</span>
    </span>
  );
}

/** Each other workspace is one button away: a post, as it changes what the session sees. */
function Workspaces({ workspaces = [], switchTo }: Pick<AppShellProps, "workspaces" | "switchTo">) {
  return (
    <div>
      {switchTo && workspaces.length > 0 && (
        <form action={switchTo} {...(typeof switchTo === "string" ? { method: "post" } : {})}>
          {workspaces.slice(0, 6).map(({ id, name }) => (
            <button key={id} type="submit" name="id" value={id} className={itemLook}>
              <ArrowLeftRight className="size-4 shrink-0" />
              <span className="truncate">
                <span className="sr-only">Switch to </span>
                {name}
              </span>
            </button>
          ))}
        </form>
      )}
      <Link href="/workspaces" className={itemLook}>
        <Building2 className="size-4" />
        Workspaces
      </Link>
    </div>
  );
}

function MemberMenu({ member, theme, signOut, workspaces, switchTo }: AppShellProps) {
  return (
    <div className="space-y-2">
      <div className="px-2 pt-1">
        <p className="truncate text-muted text-sm">{member.email}</p>
        <p className="text-faint text-sm">{member.role}</p>
      </div>
      <Workspaces {...(workspaces ? { workspaces } : {})} {...(switchTo ? { switchTo } : {})} />
      <div className="px-1">{theme}</div>
      <form action={signOut} {...(typeof signOut === "string" ? { method: "post" } : {})}>
        <button type="submit" className={itemLook}>
          <LogOut className="size-4" />
          Sign out
        </button>
      </form>
    </div>
  );
}

function Person({ member }: { member: AppShellProps["member"] }) {
  return (
    <>
      <span className="inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-raised font-medium text-muted text-xs">
        {member.name.trim().charAt(0).toUpperCase()}
      </span>
      <span className="min-w-0 flex-1 truncate text-start">{member.name}</span>
      <span className="sr-only">: account menu</span>
    </>
  );
}

const skipLook =
  "sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-60 focus:rounded-control focus:bg-accent focus:px-4 focus:py-2.5 focus:font-medium focus:text-on-accent";
const memberLook =
  "flex h-11 w-full items-center gap-2.5 rounded-control px-2 font-medium transition-colors hover:bg-raised";
const burgerLook =
  "inline-flex size-11 items-center justify-center rounded-control text-muted hover:bg-raised hover:text-ink";
const itemLook =
  "flex h-8 w-full items-center gap-2.5 rounded-control px-2 transition-colors hover:bg-raised touch:h-11";
const popoverLook = "fixed inset-auto m-0 rounded-panel bg-panel p-2 text-ink shadow-float open:animate-enter";
