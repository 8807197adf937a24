import { fetchDocument } from "@/lib/openapi/fetch-document";
import { importDocument } from "@/lib/openapi/import";
import { textOf } from "../../../../../form-state";
import { answerUpload, fileText } from "../../../../../upload";
import { customUpload } from "../upload";

/** A document by its address, as a file or pasted, in this order. */
export async function POST(request: Request): Promise<Response> {
  return answerUpload(request, customUpload, async (actor, form) => {
    const url = textOf(form, "url").trim();
    const file = await fileText(form, "file");
    const { text, from } =
      url === "" ? { text: file || textOf(form, "document"), from: undefined } : await fetchDocument(actor, url);
    return `/apps/custom/drafts/${await importDocument(actor, text, from)}`;
  });
}
