import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { missingPage } from "@/app/missing-page";
import { AppTile } from "@/components/app-tile";
import { CredentialForm } from "@/components/credential-form";
import { Banner } from "@/components/ui/banner";
import { MarkedText } from "@/components/ui/marked-text";
import { day } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { describeConnector } from "@/lib/catalog";
import { type CredentialDetail, getCredential } from "@/lib/credentials/get";
import { connectionOf } from "@/lib/oauth/view";
import { currentActor } from "@/lib/session/session";
import { connectCredentialAction } from "../../connect-actions";
import { connectingFor } from "../../connecting";
import { allowAddressAction, submitCredentialAction } from "../../form-actions";
import { NotAllowed } from "../../new/not-allowed";

export const metadata: Metadata = { title: "Edit credential" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ values?: string | string[] }> };

export default async function EditCredentialPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=/credentials/${encodeURIComponent(id)}/edit`);
  if (!may(actor, "credential.edit")) return <NotAllowed />;
  const credential = await getCredential(actor, id).catch(missingPage);
  const description = await describeConnector(actor, credential.connector);
  const scheme = description.schemes.find((each) => each.id === credential.scheme);
  if (!scheme) notFound();
  const draft = credential.state === "draft";
  const connection = await connectionOf(actor, credential.id);
  // Signed in already: a choice is all that is left, unless somebody wants the values after all.
  const chooses = draft && connection?.tokens !== undefined && (await searchParams).values === undefined;
  if (chooses) redirect(`/credentials/${credential.id}/choose`);
  const own = scheme.oauth?.clientFields.some((key) => credential.values[key] && !scheme.fields[key]?.choices);
  const before = connection?.tokens?.oauthClient ?? (connection?.tokens || own ? null : undefined);
  const offered = await connectingFor(actor, credential.connector, scheme, before);
  const here = `/credentials/${credential.id}`;
  const broken = credential.status === "invalid" && !draft;
  const connected = !draft && !broken && connection?.tokens !== undefined;
  const connecting = offered && { ...offered, connected };
  return (
    <>
      <PageHeader
        title={draft ? `Finish ${credential.name}` : `Edit ${credential.name}`}
        trail={[
          { label: "Credentials", href: "/credentials" },
          { label: credential.name, href: here },
        ]}
        lead={<AppTile tile={credential.tile} />}
        description={description.schemes.length > 1 ? `${description.name}, ${scheme.title}` : description.name}
      />
      {broken && (
        <Banner tone="bad" title="This credential does not work" className="mb-6 max-w-232">
          <MarkedText text={credential.sentence} />
        </Banner>
      )}
      <CredentialForm
        connector={{ id: description.id, name: description.name, docs: description.docs }}
        scheme={scheme}
        name={credential.name}
        values={credential.values}
        kept={keptOf(credential)}
        credential={{
          id: credential.id,
          draft,
          unknown: credential.status === "unknown",
          refused: broken && ["invalid_credentials", "expired", "revoked"].includes(credential.reason ?? ""),
        }}
        mayAllow={may(actor, "network.manage")}
        action={connecting?.leaves ? connectCredentialAction : submitCredentialAction}
        {...(connecting ? { connecting } : {})}
        allow={allowAddressAction}
        cancelHref={here}
      />
    </>
  );
}

function keptOf({ kept }: CredentialDetail): Record<string, { since: string; by: string }> {
  return Object.fromEntries(Object.entries(kept).map(([key, { at, by }]) => [key, { since: day(at), by }]));
}
