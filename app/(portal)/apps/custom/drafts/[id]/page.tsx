import type { Metadata } from "next";
import { CustomConnectorForm } from "@/components/custom-connector-form";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { unconfirmed } from "@/lib/custom-connectors/drafts";
import { aboutFields, wayFields } from "@/lib/custom-connectors/form";
import { memberFor } from "../../../../member";
import { draftAction } from "../../actions";
import { NotAllowed } from "../../not-allowed";
import { loadDraft, trail } from "./load";

export const metadata: Metadata = { title: "Describe an application" };

export default async function DraftPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await memberFor(`/apps/custom/drafts/${id}`);
  const draft = await loadDraft(actor, id);
  if (!draft) return <NotAllowed />;
  const { about, ways, guesses, notes, candidates = [] } = draft.content;
  const open = unconfirmed(draft.content).length;
  return (
    <>
      <PageHeader
        title={about.name || "Describe an application"}
        trail={trail}
        description={
          draft.connectorId
            ? `To become version ${(draft.from ?? 0) + 1}`
            : "Step 2 of 3: what it is and how it lets you in"
        }
      />
      <div className="max-w-170 space-y-6">
        {open > 0 && (
          <Banner
            tone="warn"
            title={open === 1 ? "One guess is yours to decide" : `${open} guesses are yours to decide`}
          >
            Documents leave much open. Each guess says why it was made: confirm it, or write what is right.
          </Banner>
        )}
        {notes.length > 0 && (
          <Banner tone="info" title="What the document does not settle">
            <ul className="list-disc space-y-1 ps-4">
              {notes.map((note) => (
                <li key={note} className="wrap-anywhere">
                  {note}
                </li>
              ))}
            </ul>
          </Banner>
        )}
        <CustomConnectorForm
          id={id}
          about={about}
          ways={ways}
          guesses={guesses}
          candidates={candidates}
          aboutFields={aboutFields}
          wayFields={wayFields}
          stamp={draft.updatedAt}
          action={draftAction}
        />
      </div>
    </>
  );
}
