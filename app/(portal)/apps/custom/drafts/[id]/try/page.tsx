import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CustomConnectorSave } from "@/components/custom-connector-save";
import { CustomConnectorTry } from "@/components/custom-connector-try";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { LinkTabs } from "@/components/ui/tabs";
import { compile } from "@/lib/custom-connectors/compile";
import { type Draft, settled } from "@/lib/custom-connectors/drafts";
import { canTry } from "@/lib/custom-connectors/dry-run";
import { AppError } from "@/lib/errors";
import { memberFor } from "../../../../../member";
import { finishDraftAction, tryDraftAction } from "../../../actions";
import { NotAllowed } from "../../../not-allowed";
import { loadDraft, trail } from "../load";

export const metadata: Metadata = { title: "Try an application" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ way?: string | string[] }> };

export default async function TryDraftPage({ params, searchParams }: Props) {
  const { id } = await params;
  const here = `/apps/custom/drafts/${id}`;
  const actor = await memberFor(`${here}/try`);
  const draft = await loadDraft(actor, id);
  if (!draft) return <NotAllowed />;
  const definition = wholeOrBack(draft, here);
  const { schemes, name } = compile("own-dry-run", 0, definition);
  const { way } = await searchParams;
  const chosen = schemes.find((scheme) => scheme.id === way) ?? schemes.find(canTry) ?? schemes[0];
  return (
    <>
      <PageHeader
        title={`Try ${name}`}
        trail={[...trail, { label: "Description", href: here }]}
        description="Step 3 of 3: see what the application answers, then save"
      />
      <div className="max-w-170 space-y-6">
        <Card
          title="Dry run"
          description="Nothing that you enter here is stored. You see the request and the answer with every secret taken out."
        >
          {schemes.length > 1 && (
            <LinkTabs
              label="Ways in"
              items={schemes.map((scheme) => ({
                label: scheme.title,
                href: `${here}/try?way=${scheme.id}`,
                current: scheme.id === chosen?.id,
              }))}
            />
          )}
          {chosen && canTry(chosen) ? (
            <CustomConnectorTry
              key={chosen.id}
              id={id}
              scheme={chosen.id}
              fields={chosen.fields}
              action={tryDraftAction}
            />
          ) : (
            <p className="text-muted">
              For this way in somebody signs in with a browser, which needs a saved application. Save it, then add a
              credential: when that has worked once, everybody can use it.
            </p>
          )}
        </Card>
        {draft.proven && (
          <Banner tone="info" title="The application let us in with exactly this description.">
            Save it, and everybody here can add credentials.
          </Banner>
        )}
        {!draft.proven && draft.source === "openapi" && (
          <Banner tone="warn" title="Not tried yet">
            You can save it already. Only owners and admins see it then, until something made with it has worked once.
          </Banner>
        )}
        <CustomConnectorSave
          id={id}
          version={draft.connectorId ? (draft.from ?? 0) + 1 : undefined}
          action={finishDraftAction}
        >
          <Button href={here}>Back to the description</Button>
        </CustomConnectorSave>
      </div>
    </>
  );
}

/** What is not whole yet is finished on the page before. */
function wholeOrBack(draft: Draft, page: string) {
  try {
    return settled(draft);
  } catch (error) {
    if (error instanceof AppError) redirect(page);
    throw error;
  }
}
