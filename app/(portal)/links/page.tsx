import { Palette, Plus } from "lucide-react";
import type { Metadata } from "next";
import { AppTile } from "@/components/app-tile";
import { LinkState } from "@/components/link-state";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { may } from "@/lib/actor";
import { type LinkSummary, listLinks } from "@/lib/links/progress";
import { memberFor } from "../member";

export const metadata: Metadata = { title: "Connect links" };

/** Who was asked to connect something, and how far they are. What needs the sender stands first. */
export default async function LinksPage() {
  const actor = await memberFor("/links");
  const links = await listLinks(actor);
  const now = Date.now();
  const make = may(actor, "link.manage") && (
    <Button variant="primary" href="/links/new" icon={<Plus className="size-4" />} data-key="c">
      Make a link
    </Button>
  );
  const look = may(actor, "link.configure") && (
    <Button href="/links/look" icon={<Palette className="size-4" />}>
      Appearance
    </Button>
  );
  if (links.length === 0) {
    return (
      <>
        <PageHeader title="Connect links" actions={look} />
        <EmptyState title="No link yet" actions={make}>
          {make
            ? "Ask a colleague or a customer to connect an account. They get a link, need no account here, and never see anything of yours; you confirm what they connected before anything uses it."
            : "With a link, a colleague or a customer connects an account without having one here. Owners, admins and editors can make one."}
        </EmptyState>
      </>
    );
  }
  const sorted = [...links].sort((a, b) => Number(needs(b)) - Number(needs(a)));
  return (
    <>
      <PageHeader
        title="Connect links"
        description="Who was asked to connect something, and how far they are."
        actions={
          <>
            {look}
            {make}
          </>
        }
      />
      <ul className="divide-y divide-line overflow-hidden rounded-panel border border-line bg-panel">
        {sorted.map((link) => (
          <Row key={link.id} link={link} now={now} />
        ))}
      </ul>
    </>
  );
}

function Row({ link, now }: { link: LinkSummary; now: number }) {
  const { id, audience, applications, state, askedAgainAt, progress, changedAt, createdBy, uses } = link;
  const names = new Intl.ListFormat("en").format(applications.map(({ name }) => name));
  const several = uses > 1 ? "people" : "connected";
  return (
    <li className="relative flex flex-wrap items-center gap-x-5 gap-y-2 px-5 py-3.5 transition-colors hover:bg-raised">
      <span className="flex w-full -space-x-1.5 sm:w-18" aria-hidden>
        {applications.slice(0, 4).map(({ position, tile }) => (
          <span key={position} className="rounded-control ring-2 ring-panel">
            <AppTile tile={tile ?? { initials: "?", hue: 0 }} />
          </span>
        ))}
      </span>
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={`/links/${id}`} className="wrap-anywhere font-medium after:absolute after:inset-0">
            {audience}
          </Link>
          {askedAgainAt !== undefined && <Badge tone="warn">Asks for your help</Badge>}
        </p>
        <p className="wrap-anywhere text-muted text-sm">
          {names} · by {createdBy}
        </p>
      </div>
      <LinkState state={state} />
      <p className="text-muted text-sm tabular-nums sm:w-52">
        {progress.done} of {progress.of} {several}, <RelativeTime at={changedAt} now={now} />
      </p>
    </li>
  );
}

function needs({ state, askedAgainAt }: LinkSummary): boolean {
  return state === "toConfirm" || state === "stuck" || askedAgainAt !== undefined;
}
