import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { AppTile } from "@/components/app-tile";
import { ConnectorNotice } from "@/components/connector-notice";
import { ConnectorScheme } from "@/components/connector-scheme";
import { RedirectBox } from "@/components/redirect-box";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { categories } from "@/connectors/kit";
import { may } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { type ConnectorDocs, connectorDocs } from "@/lib/connector-docs";
import { currentActor } from "@/lib/session/session";
import { memberFor } from "../../member";

type Props = { params: Promise<{ connector: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await currentActor();
  const connector = actor && findConnector((await params).connector, actor);
  return { title: connector ? `Connect ${connector.name}` : "Not found" };
}

/**
 * For members only: an application that a workspace described itself has a page as well, and the address of this
 * installation stands on it.
 */
export default async function ConnectorDocsPage({ params }: Props) {
  const { connector: id } = await params;
  const actor = await memberFor(`/docs/${id}`);
  if (!findConnector(id, actor)) notFound();
  const docs = await connectorDocs(actor, id);
  const { description, schemes } = docs;
  const several = schemes.length > 1;
  return (
    <>
      <PageHeader
        title={`Connect ${description.name}`}
        trail={[{ label: "Applications", href: "/apps" }]}
        lead={<AppTile tile={description.tile} size={40} />}
        description={categories[description.category]}
        actions={
          <>
            <Button href={`/apps/${id}/try`} prefetch={false}>
              Try without an account
            </Button>
            {may(actor, "credential.create") && (
              <Button href={`/credentials/new/${id}`} variant="primary">
                Add credential
              </Button>
            )}
          </>
        }
      />
      <ConnectorNotice deprecations={description.deprecations} className="mb-6" />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="grid min-w-0 gap-10">
          {schemes.map((each) => (
            <ConnectorScheme key={each.scheme.id} docs={each} name={description.name} several={several} />
          ))}
        </div>
        <AtAGlance docs={docs} manages={may(actor, "connector.manage")} />
      </div>
    </>
  );
}

function AtAGlance({ docs, manages }: { docs: ConnectorDocs; manages: boolean }) {
  const { description, schemes, verifiedLive, redirectUri } = docs;
  return (
    <aside aria-label="At a glance" className="grid gap-4 max-lg:order-first lg:sticky lg:top-6">
      {schemes.length > 1 && (
        <nav aria-label="Authentication types" className="rounded-panel border border-line bg-panel p-2">
          <ul>
            {schemes.map(({ scheme }) => (
              <li key={scheme.id}>
                <a
                  href={`#${scheme.id}`}
                  className="flex min-h-8 items-center rounded-control px-2.5 text-muted hover:bg-raised hover:text-ink touch:min-h-11"
                >
                  {scheme.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Card>
        <dl className="space-y-3">
          <Fact term="Vendor">
            <Link href={description.docs} className="text-accent underline underline-offset-4">
              Documentation
            </Link>
          </Fact>
          <Fact term="Tried live">{verifiedLive ?? "Not yet"}</Fact>
          <Fact term="Name in the API">
            <code className="break-all font-mono text-sm">{description.id}</code>
          </Fact>
          {manages && (
            <Fact term="Logo">
              <Link href={`/apps/${description.id}/logo`} className="text-accent underline underline-offset-4">
                Use another
              </Link>
            </Fact>
          )}
        </dl>
        {!verifiedLive && (
          <p className="mt-4 border-line border-t pt-3 text-muted text-sm">
            Written from the vendor's documentation and tested against the answers shown there. Facts that the
            documentation leaves open are marked “not confirmed” in the steps.
          </p>
        )}
      </Card>
      {redirectUri && (
        <Card>
          <RedirectBox address={redirectUri} notes={[]} />
        </Card>
      )}
    </aside>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-sm">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
