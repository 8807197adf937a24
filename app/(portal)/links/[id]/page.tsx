import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { attempt } from "@/app/act";
import { DeedForm } from "@/components/deed-form";
import { LinkLive } from "@/components/link-live";
import { LinkState } from "@/components/link-state";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { may } from "@/lib/actor";
import { installation } from "@/lib/installation";
import { getLink, type LinkDetail } from "@/lib/links/progress";
import { canMail } from "@/lib/mail/send";
import { memberFor } from "../../member";
import { extendLinkAction, releaseLinkAction, revokeLinkAction } from "../actions";
import { Address } from "./address";
import { versionOf } from "./version";
import { VisitCard } from "./visit-card";

type Props = { params: Promise<{ id: string }> };

const load = cache(async (id: string) => {
  const actor = await memberFor(`/links/${id}`);
  const found = await attempt(() => getLink(actor, id));
  if (!found.ok) notFound();
  return { actor, link: found.value };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Link for ${(await load((await params).id)).link.audience}` };
}

/** How far they are, live, and what the sender can do about it. */
export default async function LinkPage({ params }: Props) {
  const { actor, link } = await load((await params).id);
  const manage = may(actor, "link.manage");
  const now = Date.now();
  const ended = link.visits.length >= link.uses && link.visits.every(({ finishedAt }) => finishedAt !== undefined);
  const over = link.state === "revoked" || ended;
  const { env } = await installation();
  return (
    <>
      <LinkLive href={`/links/${link.id}/progress`} version={versionOf(link)} />
      <PageHeader
        title={link.audience}
        trail={[{ label: "Connect links", href: "/links" }]}
        description={<LinkState state={link.state} />}
        actions={
          manage &&
          !over && (
            <DeedForm action={revokeLinkAction} id={link.id}>
              Revoke
            </DeedForm>
          )
        }
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-6">
          {link.askedAgainAt !== undefined && link.state !== "revoked" && (
            <AskedAgain link={link} now={now} manage={manage} />
          )}
          {link.visits.length === 0 ? (
            <Waiting link={link} />
          ) : (
            link.visits.map((visit) => <VisitCard key={visit.id} link={link} visit={visit} now={now} manage={manage} />)
          )}
        </div>
        <div className="space-y-6">
          <Card title="About">
            <DefinitionList items={facts(link, now)} tight />
          </Card>
          {manage && !over && (
            <>
              <Address id={link.id} email={canMail({ env }) ? link.email : undefined} />
              <Card title="More time">
                <div className="flex flex-wrap gap-2">
                  <DeedForm action={extendLinkAction} id={link.id} size="sm">
                    7 days from now
                  </DeedForm>
                  {link.visits.some(({ finishedAt, free }) => finishedAt === undefined && !free) && (
                    <DeedForm action={releaseLinkAction} id={link.id} size="sm">
                      Let another browser go on
                    </DeedForm>
                  )}
                </div>
              </Card>
            </>
          )}
        </div>
      </div>
    </>
  );
}

function Waiting({ link: { applications } }: { link: LinkDetail }) {
  return (
    <Card title="Nobody has begun yet">
      <p className="text-muted">
        They are asked for {new Intl.ListFormat("en").format(applications.map(({ name }) => name))}. As soon as somebody
        begins, you see here how far they are. Programs that only look at the link do not count.
      </p>
    </Card>
  );
}

function AskedAgain({ link, now, manage }: { link: LinkDetail; now: number; manage: boolean }) {
  const expired = link.expiresAt <= now;
  return (
    <Banner
      tone="warn"
      title={expired ? "They ask for more time" : "Another browser wants to go on"}
      actions={
        manage && (
          <DeedForm action={expired ? extendLinkAction : releaseLinkAction} id={link.id} size="sm">
            {expired ? "Give them 7 days" : "Let it go on"}
          </DeedForm>
        )
      }
    >
      Somebody opened the link <RelativeTime at={link.askedAgainAt ?? now} now={now} />{" "}
      {expired ? "and found it over. The same link works again." : "where it was not begun. It may be a colleague."}
    </Banner>
  );
}

function facts(link: LinkDetail, now: number) {
  return [
    { term: "Applications", value: link.applications.map(({ name }) => name).join(", ") },
    { term: link.expiresAt > now ? "Works until" : "Ran out", value: <RelativeTime at={link.expiresAt} now={now} /> },
    { term: "Made by", value: link.createdBy },
    { term: "Made", value: <RelativeTime at={link.createdAt} now={now} /> },
    ...(link.uses > 1 ? [{ term: "People", value: `${link.visits.length} of ${link.uses}` }] : []),
    ...(link.email ? [{ term: "E-mail", value: link.email }] : []),
    ...(link.sentAt ? [{ term: "Mailed", value: <RelativeTime at={link.sentAt} now={now} /> }] : []),
    ...(link.note ? [{ term: "Note", value: <span className="whitespace-pre-line">{link.note}</span> }] : []),
    ...(link.returnUrl ? [{ term: "Afterwards", value: link.returnUrl }] : []),
    ...(link.credential
      ? [
          {
            term: "Connects again",
            value: (
              <Link href={`/credentials/${link.credential}`} className="text-accent underline underline-offset-4">
                the credential
              </Link>
            ),
          },
        ]
      : []),
  ];
}
