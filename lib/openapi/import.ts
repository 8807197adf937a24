import { type Actor, authorize } from "@/lib/actor";
import { startDraft } from "@/lib/custom-connectors/drafts";
import { AppError } from "@/lib/errors";
import { draftFrom } from "./draft";
import { readOutline } from "./reader";

/** From a document to a draft. Throws `invalid_fields` with what it is instead, or why it cannot be read. */
export async function importDocument(actor: Actor, text: string, from?: string): Promise<string> {
  authorize(actor, "connector.manage");
  const outline = await readOutline(text);
  if ("refused" in outline) {
    const field = from === undefined ? "document" : "url";
    throw new AppError("invalid_fields", outline.detail, { fields: { [field]: outline.detail } });
  }
  return startDraft(actor, { source: "openapi", content: draftFrom(outline, from) });
}
