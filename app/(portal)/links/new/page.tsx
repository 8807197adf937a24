import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ConnectorPicker } from "@/components/connector-picker";
import { PageNotice } from "@/components/page-notice";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { categories } from "@/connectors/kit";
import { type Member, may } from "@/lib/actor";
import { listConnectors, recentConnectors } from "@/lib/catalog";
import { getCredential } from "@/lib/credentials/get";
import { installation } from "@/lib/installation";
import { readLooks } from "@/lib/links/looks";
import { canMail } from "@/lib/mail/send";
import { memberFor } from "../../member";
import { type Chosen, chosenIn, formApplications, query } from "./chosen";
import { LinkForm } from "./link-form";
import { WayChoice } from "./way-choice";

export const metadata: Metadata = { title: "Make a connect link" };

type Params = Record<string, string | string[] | undefined>;

/** Which applications, then in which way, then everything else: each choice is in the address. */
export default async function NewLinkPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const actor = await memberFor("/links/new");
  if (!may(actor, "link.manage")) {
    return (
      <PageNotice title="You may look, not change" actions={<Button href="/links">Back to the links</Button>}>
        Your role in {actor.workspaceName} does not make links. An owner, admin or editor can do it for you.
      </PageNotice>
    );
  }
  if (typeof params.credential === "string") return <Again actor={actor} id={params.credential} />;
  const chosen = chosenIn(actor, params.app);
  const undecided = chosen.find((each) => each.scheme === undefined);
  if (chosen.length === 0 || params.more !== undefined) return <Pick actor={actor} chosen={chosen} q={params.q} />;
  if (undecided) {
    const others = (scheme: string) => chosen.map((each) => (each === undecided ? { ...each, scheme } : each));
    const { schemes } = undecided;
    if (schemes.length === 0) redirect("/links/new");
    if (schemes.length === 1) redirect(`/links/new?${query(others(schemes[0]?.id ?? ""))}`);
    return (
      <>
        <Head description={`How do they give access to ${undecided.name}?`} />
        <WayChoice schemes={schemes} href={(scheme) => `/links/new?${query(others(scheme))}`} />
      </>
    );
  }
  const { env } = await installation();
  return (
    <>
      <Head description="They need no account, and nobody here sees what they enter." />
      <LinkForm
        applications={await formApplications(actor, chosen)}
        more={chosen.length < 10 ? `/links/new?${query(chosen)}&more=1` : undefined}
        mail={canMail({ env })}
        returns={(await readLooks(actor)).returnOrigins.length > 0}
      />
    </>
  );
}

function Head({ description }: { description: string }) {
  return (
    <PageHeader
      title="Make a connect link"
      trail={[{ label: "Connect links", href: "/links" }]}
      description={description}
    />
  );
}

async function Again({ actor, id }: { actor: Member; id: string }) {
  const credential = await getCredential(actor, id);
  const { env } = await installation();
  return (
    <>
      <Head description={`To connect “${credential.name}” again. Only the same account is taken.`} />
      <LinkForm
        applications={[]}
        again={{
          id,
          name: credential.name,
          tile: credential.tile,
          account: credential.label ?? credential.identity ?? credential.connectorName,
        }}
        mail={canMail({ env })}
        returns={(await readLooks(actor)).returnOrigins.length > 0}
      />
    </>
  );
}

async function Pick({ actor, chosen, q }: { actor: Member; chosen: readonly Chosen[]; q: Params[string] }) {
  const before = query(chosen);
  const entries = listConnectors(actor).map(({ id, name, aliases, category, tile, popular, schemes }) => ({
    id,
    name,
    aliases,
    category,
    tile,
    popular,
    ways: schemes.map((scheme) => scheme.title),
    href: `/links/new?${before}${before && "&"}app=${encodeURIComponent(id)}`,
  }));
  return (
    <>
      <Head description={chosen.length === 0 ? "What shall they connect?" : "And which one besides?"} />
      <ConnectorPicker
        entries={entries}
        categories={categories}
        recent={await recentConnectors(actor)}
        action="/links/new"
        query={typeof q === "string" ? q : ""}
      />
    </>
  );
}
