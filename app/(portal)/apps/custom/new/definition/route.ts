import { parseDefinition } from "@/lib/custom-connectors/definition";
import { toForm } from "@/lib/custom-connectors/definition-form";
import { startDraft } from "@/lib/custom-connectors/drafts";
import { textOf } from "../../../../../form-state";
import { answerUpload, fileText } from "../../../../../upload";
import { customUpload } from "../upload";

/** A definition that was exported, here or elsewhere. It is looked at and tried like any other draft. */
export async function POST(request: Request): Promise<Response> {
  return answerUpload(request, customUpload, async (actor, form) => {
    const { about, ways } = toForm(
      parseDefinition((await fileText(form, "definitionFile")) || textOf(form, "definition")),
    );
    const content = { about, ways, guesses: [], notes: [] };
    return `/apps/custom/drafts/${await startDraft(actor, { source: "file", content })}`;
  });
}
